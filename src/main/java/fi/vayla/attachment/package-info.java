/** Files that are too large for a message: they are kept here, and events refer to them. */
@NullMarked
package fi.vayla.attachment;

import org.jspecify.annotations.NullMarked;
