package fi.vayla.delivery;

import fi.vayla.log.Place;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the sums need of a {@link LedgerRow}. Millions of rows are read when an instance is given its partitions. */
record LedgerLine(String route, String receipt, Place place, LedgerRow.State state) {

    /** Without the strictness that other people's documents need, which takes as long as the reading. */
    private static final JsonFactory JSON = new JsonFactory();

    static LedgerLine of(LedgerRow row) {
        return new LedgerLine(row.route(), row.receipt(), row.place(), row.state());
    }

    /** Reads the row's JSON up to what it needs; anything else throws. */
    static LedgerLine read(byte[] row) {
        String route = "";
        String receipt = "";
        Place place = new Place("", 0, 0);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), row)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "route" -> route = json.getString();
                    case "receipt" -> receipt = json.getString();
                    case "place" -> place = place(json);
                    case "state" -> {
                        return new LedgerLine(route, receipt, place, LedgerRow.State.valueOf(json.getString()));
                    }
                    default -> json.skipChildren();
                }
            }
        }
        throw new IllegalArgumentException("has no state");
    }

    private static Place place(JsonParser json) {
        String topic = "";
        int partition = 0;
        long offset = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "topic" -> topic = json.getString();
                case "partition" -> partition = json.getIntValue();
                case "offset" -> offset = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new Place(topic, partition, offset);
    }
}
