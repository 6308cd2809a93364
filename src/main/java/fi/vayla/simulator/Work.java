package fi.vayla.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record of work in a tool.
 *
 * @param id the tool's
 * @param status the tool's own id of it
 * @param done per cent
 * @param version how often it was changed
 * @param mark what it is at the hub, in a field of its own for that
 */
record Work(
        String id,
        String title,
        String status,
        int done,
        @Nullable String start,
        @Nullable String due,
        int version,
        @Nullable String mark) {

    /** One that the hub has not marked. */
    Work(String id, String title, String status, int done, @Nullable String start, @Nullable String due, int version) {
        this(id, title, status, done, start, due, version, null);
    }

    Work withId(String other) {
        return new Work(other, title, status, done, start, due, version, mark);
    }

    /** With another mark; an empty one is none. */
    Work marked(@Nullable String other) {
        String wanted = other == null || other.isEmpty() ? null : other;
        return Objects.equals(wanted, mark) ? this : new Work(id, title, status, done, start, due, version + 1, wanted);
    }

    /** With one more change, unless nothing is different. */
    Work changed(String newTitle, String newStatus, int newDone, @Nullable String newStart, @Nullable String newDue) {
        Work next = new Work(id, newTitle, newStatus, newDone, newStart, newDue, version, mark);
        return next.equals(this)
                ? this
                : new Work(id, newTitle, newStatus, newDone, newStart, newDue, version + 1, mark);
    }

    /** One tool's records. Safe for many threads. */
    static final class Store {

        /** Above all that a tool begins with. */
        private static final int NEW = 9001;

        private final Map<String, Work> works;
        private final Map<String, List<String>> comments = new HashMap<>();
        private int made;
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

        /** Those with a mark, or with this one. */
        List<Work> marked(@Nullable String mark) {
            synchronized (works) {
                return works.values().stream()
                        .filter(work -> mark == null ? work.mark() != null : mark.equals(work.mark()))
                        .toList();
            }
        }

        /** A new one, with an id that its number gives. */
        Work add(Work work, IntFunction<String> id) {
            synchronized (works) {
                Work added = work.withId(id.apply(NEW + made++));
                works.put(added.id(), added);
                server.received().add(added.id(), null);
                return added;
            }
        }

        void rename(String id, String title) {
            synchronized (works) {
                Work work = find(id).orElseThrow();
                works.put(id, work.changed(title, work.status(), work.done(), work.start(), work.due()));
            }
        }

        void delete(String id) {
            synchronized (works) {
                works.remove(id);
            }
        }

        void comment(String id, String text) {
            synchronized (works) {
                comments.computeIfAbsent(id, work -> new ArrayList<>()).add(text);
            }
        }

        List<String> comments(String id) {
            synchronized (works) {
                return List.copyOf(comments.getOrDefault(id, List.of()));
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
