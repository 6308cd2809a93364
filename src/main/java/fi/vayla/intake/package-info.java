/** What comes in: a raw message is authenticated, decoded by its format, validated, appended, and answered with a receipt. */
@NullMarked
package fi.vayla.intake;

import org.jspecify.annotations.NullMarked;
