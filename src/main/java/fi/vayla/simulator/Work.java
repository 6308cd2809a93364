package fi.vayla.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record of work in a tool.
 *
 * @param id the tool's
 * @param status the tool's own id of it
 * @param done per cent
 * @param version how often it was changed
 */
record Work(
        String id,
        String title,
        String status,
        int done,
        @Nullable String start,
        @Nullable String due,
        int version) {

    Work withId(String other) {
        return new Work(other, title, status, done, start, due, version);
    }

    /** With one more change, unless nothing is different. */
    Work changed(String newTitle, String newStatus, int newDone, @Nullable String newStart, @Nullable String newDue) {
        Work next = new Work(id, newTitle, newStatus, newDone, newStart, newDue, version);
        return next.equals(this) ? this : new Work(id, newTitle, newStatus, newDone, newStart, newDue, version + 1);
    }

    /** One tool's records. Safe for many threads. */
    static final class Store {

        private final Map<String, Work> works;
        private final MemberServer server;

        Store(TownParts parts, String name, int port, List<Work> begun, MemberServer.Handler handler) {
            works = begun.stream()
                    .collect(Collectors.toMap(Work::id, Function.identity(), (first, second) -> first, TreeMap::new));
            server = parts.server(name, port, request -> {
                synchronized (works) {
                    return handler.handle(request);
                }
            });
        }

        MemberServer server() {
            return server;
        }

        Optional<Work> find(String id) {
            synchronized (works) {
                return Optional.ofNullable(works.get(id));
            }
        }

        /** Notes it as received when it changes something. */
        void write(Work after) {
            synchronized (works) {
                Work before = works.put(after.id(), after);
                if (!after.equals(before)) {
                    server.received().add(after.id(), null);
                }
            }
        }
    }
}
