/** Submissions of form.io forms. */
@NullMarked
package fi.vayla.intake.formio;

import org.jspecify.annotations.NullMarked;
