/** The start: what runs, and what comes from outside every package. Knows all of them; none knows it. */
@NullMarked
package fi.vayla;

import org.jspecify.annotations.NullMarked;
