/** What goes out: key-ordered consumption, the ledger, retry and parking. The one place that decides what became of a message. */
@NullMarked
package fi.vayla.delivery;

import org.jspecify.annotations.NullMarked;
