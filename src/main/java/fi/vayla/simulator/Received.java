package fi.vayla.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member received and took, in the order in which each message came for the first time. A message is known by its
 * business key and its Idempotency-Key; one without an Idempotency-Key is always a new one. Safe for many threads.
 */
public final class Received {

    private final Map<Object, Message> messages;
    private final Clock clock;
    private int followed;

    Received(int remember, Clock clock) {
        this.messages = new Newest<>(remember);
        this.clock = clock;
    }

    /** In order; the oldest are forgotten beyond what the town remembers. */
    public synchronized List<Message> list() {
        return new ArrayList<>(messages.values());
    }

    synchronized void add(String key, @Nullable String idempotencyKey) {
        Object identity = idempotencyKey == null ? new Object() : List.of(key, idempotencyKey);
        messages.merge(
                identity,
                new Message(key, idempotencyKey, clock.instant(), 1),
                (first, repeat) -> new Message(key, idempotencyKey, first.at, first.times + 1));
    }

    /** How often a redirect was followed that nobody must follow. */
    public synchronized int followed() {
        return followed;
    }

    synchronized void noteFollowed() {
        followed++;
    }

    /**
     * One message.
     *
     * @param at when it came for the first time
     * @param times how often it came
     */
    public record Message(String key, @Nullable String idempotencyKey, Instant at, int times) {}

    /** A map that forgets its oldest entries. */
    static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int limit;

        Newest(int limit) {
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }
    }
}
