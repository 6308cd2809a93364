/** The administrator's routes: Camel YAML files, the components event:, mapping: and system:. The only importer of org.apache.camel. */
@NullMarked
package fi.vayla.routes;

import org.jspecify.annotations.NullMarked;
