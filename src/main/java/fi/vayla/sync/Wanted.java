package fi.vayla.sync;

import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import java.util.Optional;

/**
 * What a system should show of an item: what its route makes of the item now.
 *
 * @param call as the route would make it
 * @param values those alone that follow from the item's state, and not from the event that tells it
 */
record Wanted(RoadmapItemChanged item, Event event, Mapped.Ready call, Leaves values) {

    /** Where the call would go. */
    Optional<Address> address() {
        return call.target().adapter().address(new Call(event, "repair", call.parameters(), call.body()));
    }

    /** Whether the record is the one that the route writes, and no copy of it. */
    boolean isWrittenAt(String record) {
        return event.subject().equals(record)
                || address().filter(to -> to.path().endsWith("/" + record)).isPresent();
    }
}
