/** Jira: issues that show a roadmap item. */
@NullMarked
package fi.vayla.system.jira;

import org.jspecify.annotations.NullMarked;
