/** The operator's commands of the launcher: they talk to a hub's API and start without any of the hub. */
@NullMarked
package fi.vayla.command;

import org.jspecify.annotations.NullMarked;
