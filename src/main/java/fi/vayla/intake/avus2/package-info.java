/** Grant applications of the City of Helsinki, as its form service sends them to Avus2. */
@NullMarked
package fi.vayla.intake.avus2;

import org.jspecify.annotations.NullMarked;
