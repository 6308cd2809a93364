package fi.vayla.simulator;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Something that a member of the town tells the hub.
 *
 * @param id how the sender knows it
 * @param path below the hub's URL
 * @param done called once, when the hub has said yes or no for good
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Message(
        TownTraffic.Kind kind,
        String id,
        String path,
        Map<String, String> headers,
        byte[] body,
        Consumer<HubAnswer> done) {

    Message {
        headers = Map.copyOf(headers);
    }
}
