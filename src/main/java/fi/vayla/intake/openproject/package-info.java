/** Webhooks of OpenProject: work packages and projects. */
@NullMarked
package fi.vayla.intake.openproject;

import org.jspecify.annotations.NullMarked;
