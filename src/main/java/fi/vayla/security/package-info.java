/** Who is calling and what they may do; secrets. */
@NullMarked
package fi.vayla.security;

import org.jspecify.annotations.NullMarked;
