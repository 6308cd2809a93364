package fi.vayla.delivery;

import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Place;
import java.time.Instant;

/** Parked forms. */
final class Parked {

    private Parked() {}

    /** One that holds its key up. */
    static ParkedMessage poison(String route, String key, long offset) {
        return message(route, key, offset, ParkingReason.REJECTED_BY_SYSTEM, "HTTP 422, väärä kenttä");
    }

    /** One that waits behind another. */
    static ParkedMessage behind(String route, String key, long offset) {
        return message(route, key, offset, ParkingReason.BEHIND_PARKED, "An earlier message of " + key + " is parked");
    }

    static ParkedMessage message(String route, String key, long offset, ParkingReason reason, String detail) {
        Place place = new Place("vayla.forms", 3, offset);
        Item item = Item.of(new LoggedEvent(place, Forms.event("left", key, (int) offset)));
        return ParkedMessage.of(route, item, new Fate.Parked(reason, detail, "system:left", 1), Instant.now());
    }

    static ParkedDecision decision(ParkedDecision.Kind kind, String by) {
        return new ParkedDecision(kind, by, Instant.now(), "korjattu", null);
    }
}
