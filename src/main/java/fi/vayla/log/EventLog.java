package fi.vayla.log;

import fi.vayla.event.Event;
import java.util.concurrent.CompletableFuture;

/** Appends events to the log. Thread-safe. */
public interface EventLog {

    /**
     * Validates the event against its type's schema and appends it to its type's topic under its subject. Blocks
     * only while the topic is not known yet, within the append timeout; the future never fails, and completes as {@link Appended.Durable} only when every in-sync replica has the event.
     */
    CompletableFuture<Appended> append(Event event);

    /**
     * The same without a look at the schema, for data that the hub's own code has made of a record of its own: what it may
     * say was checked when it came, and that it has the schema's form is what tests are for.
     */
    default CompletableFuture<Appended> appendOwn(Event event) {
        return append(event);
    }
}
