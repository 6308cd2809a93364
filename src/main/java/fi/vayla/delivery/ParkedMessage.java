package fi.vayla.delivery;

import fi.vayla.log.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for an operator, as it stands on {@code vayla.parked}.
 *
 * @param id route and receipt
 * @param key the business key that it holds up
 * @param place the event's place on the log
 * @param target where it was going, if the mapping got that far
 * @param body the event's data, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // the original bytes, kept for a person; never compared
public record ParkedMessage(
        String id,
        String route,
        String receipt,
        String type,
        String source,
        String key,
        Place place,
        ParkingReason reason,
        String detail,
        @Nullable String target,
        Instant at,
        byte[] body) {

    static String id(String route, String receipt) {
        return route + "|" + receipt;
    }

    static ParkedMessage of(String route, Item item, Fate.Parked parked, Instant at) {
        return new ParkedMessage(
                id(route, item.receipt()),
                route,
                item.receipt(),
                item.type(),
                item.source(),
                item.key(),
                item.place(),
                parked.reason(),
                parked.detail(),
                parked.target(),
                at,
                item.data());
    }
}
