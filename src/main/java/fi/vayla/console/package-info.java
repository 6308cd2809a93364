/** The web pages and the JSON API. */
@NullMarked
package fi.vayla.console;

import org.jspecify.annotations.NullMarked;
