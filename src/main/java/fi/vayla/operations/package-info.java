/** What an operator sees and steers: metrics, health, the ledger of every route. */
@NullMarked
package fi.vayla.operations;

import org.jspecify.annotations.NullMarked;
