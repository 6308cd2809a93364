package fi.vayla.sync;

import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a system should show of an item: what its route makes of the item now.
 *
 * @param call as the route would make it
 * @param values those alone that follow from the item's state, and not from the event that tells it
 */
record Wanted(RoadmapItemChanged item, Event event, Mapped.Ready call, Leaves values) {

    /** Where the call would go. */
    Optional<Address> address() {
        return call.target().adapter().address(toSystem());
    }

    /** Whether the record is the one that the route writes, and no copy of it. */
    boolean isWrittenAt(String record) {
        return event.subject().equals(record)
                || address().filter(to -> isAt(to, record)).isPresent();
    }

    private static boolean isAt(Address to, String record) {
        return to.record() == null
                ? to.path().endsWith("/" + record)
                : to.record().equals(record);
    }

    /** What a record that the system lists says, in the words of the call. */
    Leaves shown(JsonNode fields) {
        return Leaves.of(call.target().adapter().shown(toSystem(), fields));
    }

    private Call toSystem() {
        return new Call(event, "repair", call.parameters(), call.body());
    }
}
