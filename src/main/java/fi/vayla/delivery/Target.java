package fi.vayla.delivery;

import fi.vayla.system.Limits;
import fi.vayla.system.SystemAdapter;

/**
 * Where a route ends.
 *
 * @param name as routes name it, such as {@code system:case-management}; routes of the same name share its circuit and limits
 */
public record Target(String name, SystemAdapter adapter, Limits limits) {}
