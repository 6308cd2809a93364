/** The municipal systems: the adapter contract and the registry. One subpackage per adapter. */
@NullMarked
package fi.vayla.system;

import org.jspecify.annotations.NullMarked;
