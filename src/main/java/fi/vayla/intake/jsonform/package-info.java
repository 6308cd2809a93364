/** Plain JSON forms of any form tool, described by settings and a JSON Schema. */
@NullMarked
package fi.vayla.intake.jsonform;

import org.jspecify.annotations.NullMarked;
