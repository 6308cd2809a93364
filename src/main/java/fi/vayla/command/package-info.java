/** The launcher's commands: the operator's talk to a hub's API, the administrator's check and test files without a hub. */
@NullMarked
package fi.vayla.command;

import org.jspecify.annotations.NullMarked;
