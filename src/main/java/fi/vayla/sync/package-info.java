/**
 * Keeps the systems that show the roadmap like it: compares what each lists with what its own deliver route would send of each
 * item, says how they differ, and repairs through the delivery road.
 */
@NullMarked
package fi.vayla.sync;

import org.jspecify.annotations.NullMarked;
