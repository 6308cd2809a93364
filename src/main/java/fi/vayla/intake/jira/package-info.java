/** Webhooks of Jira: cloud, server and old server. */
@NullMarked
package fi.vayla.intake.jira;

import org.jspecify.annotations.NullMarked;
