/** Webhooks of GitHub: issues, milestones and project items. */
@NullMarked
package fi.vayla.intake.github;

import org.jspecify.annotations.NullMarked;
