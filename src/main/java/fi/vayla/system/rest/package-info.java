/** Systems with a REST interface: one JSON document per message, over HTTP. */
@NullMarked
package fi.vayla.system.rest;

import org.jspecify.annotations.NullMarked;
