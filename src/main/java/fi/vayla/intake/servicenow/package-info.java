/** Rows of ServiceNow's project table, as its Table API lists them. */
@NullMarked
package fi.vayla.intake.servicenow;

import org.jspecify.annotations.NullMarked;
