/** Values that somebody has measured, in the hub's own plain JSON. */
@NullMarked
package fi.vayla.intake.metric;

import org.jspecify.annotations.NullMarked;
