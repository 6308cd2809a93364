package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import fi.vayla.system.Places;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a database shows of the roadmap: the rows of a query, which has one for each item. */
final class RowList {

    private static final String SQL = "sql:";

    private final SystemDefinition definition;
    private final CamelTarget query;
    private final ProducerTemplate producers;
    private final ExecutorService threads;
    private final JsonPointer id;
    private final JsonPointer item;
    private final Places places;

    private RowList(
            SystemDefinition definition,
            RecordsDefinition records,
            CamelTarget query,
            ProducerTemplate producers,
            ExecutorService threads) {
        this.definition = definition;
        this.query = query;
        this.producers = producers;
        this.threads = threads;
        try {
            this.id = JsonPointer.compile(records.id());
            this.item = JsonPointer.compile(records.item());
            this.places = new Places(records.fields());
        } catch (IllegalArgumentException e) {
            throw wrong(definition, "fields", "id, item and fields are JSON Pointers, such as /item");
        }
    }

    /** Where to send the query of the records. Throws {@link InvalidConfiguration} where there is no database. */
    static String address(SystemDefinition definition, RecordsDefinition records) {
        if (definition.uri() == null || !definition.uri().startsWith(SQL)) {
            throw wrong(
                    definition, "query", "only a database, whose uri begins with sql:, lists its rows; remove records");
        }
        if (records.query().isEmpty() || records.query().contains("?")) {
            throw wrong(definition, "query", "query is a select with a row for each item, without a question mark");
        }
        return SQL + records.query();
    }

    static RowList of(
            SystemDefinition definition,
            RecordsDefinition records,
            CamelTarget query,
            ProducerTemplate producers,
            ExecutorService threads) {
        query.find();
        return new RowList(definition, records, query, producers, threads);
    }

    private static InvalidConfiguration wrong(SystemDefinition definition, String key, String why) {
        return InvalidConfiguration.of("records/" + key, "System " + definition.id() + ": records: " + why);
    }

    Listed read() {
        Endpoint endpoint = query.find().orElse(null);
        if (endpoint == null) {
            return new Listed.Unavailable("A secret of " + definition.id() + " is not set");
        }
        Future<Exchange> asked;
        try {
            asked = threads.submit(() -> producers.send(endpoint, exchange -> {}));
        } catch (RejectedExecutionException e) {
            return new Listed.Unavailable("The hub is stopping");
        }
        try {
            return listed(asked.get(definition.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Listed.Unavailable("No answer within " + definition.timeout());
        } catch (ExecutionException e) {
            return new Listed.Unavailable(Cause.text(e));
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Listed.Unavailable("The hub is stopping");
        }
    }

    private Listed listed(Exchange answered) {
        @Nullable Exception failure = answered.getException();
        if (failure != null) {
            return new Listed.Unavailable(Cause.text(failure));
        }
        List<Shown> all = new ArrayList<>();
        for (Object row : answered.getMessage().getBody(List.class)) {
            ObjectNode fields = row instanceof Map<?, ?> columns ? fields(columns) : Json.MAPPER.createObjectNode();
            String own = fields.at(id).asString("");
            String shown = fields.at(item).asString("");
            if (own.isEmpty()) {
                return new Listed.Unavailable(definition.id() + " lists a row without an id at " + id);
            }
            all.add(new Shown(own, shown.isEmpty() ? null : shown, fields));
        }
        return new Listed.Records(all);
    }

    /** Columns in small letters, however the database writes them; what is neither number nor truth is text. */
    private static ObjectNode fields(Map<?, ?> columns) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        columns.forEach((column, value) -> {
            String name = String.valueOf(column).toLowerCase(Locale.ROOT);
            if (value instanceof Number || value instanceof Boolean) {
                fields.set(name, Json.MAPPER.valueToTree(value));
            } else if (value != null) {
                fields.put(name, String.valueOf(value));
            }
        });
        return fields;
    }

    JsonNode shown(JsonNode body, JsonNode row) {
        return places.isEmpty() ? row : places.shown(body, row);
    }
}
