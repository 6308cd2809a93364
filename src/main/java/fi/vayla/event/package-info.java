/** The language: canonical events, their identity and their keys. Depends on nothing else of the hub. */
@NullMarked
package fi.vayla.event;

import org.jspecify.annotations.NullMarked;
