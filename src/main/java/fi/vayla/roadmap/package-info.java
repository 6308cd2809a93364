/** The digital roadmap: programmes, the fold of events over them, and its history. */
@NullMarked
package fi.vayla.roadmap;

import org.jspecify.annotations.NullMarked;
