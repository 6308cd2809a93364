/** The benchmark: the hub beside the bare limit and its rivals, in processes of their own on one machine. Not in the jar. */
@NullMarked
package fi.vayla.bench;

import org.jspecify.annotations.NullMarked;
