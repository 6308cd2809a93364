/** Issues of Redmine, as its REST interface lists them. */
@NullMarked
package fi.vayla.intake.redmine;

import org.jspecify.annotations.NullMarked;
