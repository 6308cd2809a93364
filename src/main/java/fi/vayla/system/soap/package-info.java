/** Systems with a SOAP interface: one envelope per message, over HTTP. */
@NullMarked
package fi.vayla.system.soap;

import org.jspecify.annotations.NullMarked;
