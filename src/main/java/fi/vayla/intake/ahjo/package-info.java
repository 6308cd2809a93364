/** Case records and callbacks of Ahjo, the case management of the City of Helsinki. */
@NullMarked
package fi.vayla.intake.ahjo;

import org.jspecify.annotations.NullMarked;
