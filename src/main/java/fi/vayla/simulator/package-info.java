/** A small simulated town with fault injection, for the demo, the tests and the benchmark. */
@NullMarked
package fi.vayla.simulator;

import org.jspecify.annotations.NullMarked;
