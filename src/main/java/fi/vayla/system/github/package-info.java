/** GitHub: issues that show a roadmap item. */
@NullMarked
package fi.vayla.system.github;

import org.jspecify.annotations.NullMarked;
