package fi.vayla.roadmap;

import fi.vayla.Work;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.Place;
import fi.vayla.system.Call;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** What the roadmap does with one {@code project.changed} that changes an item, without the log. */
public enum RoadmapWork implements Work {
    /** From the mapped body to the statement and the item's new state, both written as events. */
    fold_project {
        @Override
        public Object once() {
            return FOLDING.next();
        }
    },
    /** As every instance does with every change on the log. */
    read_change {
        @Override
        public Object once() {
            return ItemState.of(Json.readOwn(FOLDING.change, RoadmapItemChanged.class));
        }
    };

    private static final Folding FOLDING = new Folding();

    /** The next word on an item of one's own, which has said nothing yet. */
    static Work folding() {
        Folding own = new Folding();
        return new Work() {
            @Override
            public String name() {
                return fold_project.name();
            }

            @Override
            public Object once() {
                return own.next();
            }
        };
    }

    /** Whether the next word is one that changes the item. */
    static boolean changed() {
        String before = FOLDING.state.find("lah-frends").orElseThrow().find(FieldName.status);
        FOLDING.next();
        return !Objects.equals(
                before, FOLDING.state.find("lah-frends").orElseThrow().find(FieldName.status));
    }

    private static final class Folding {

        private static final Receipt RECEIPT = Receipt.of("jira", "TES-41/1");

        private final RoadmapState state = new RoadmapState();
        private final RoadmapSystem system;
        private final byte[] change;
        private byte[] appended = {};
        private long number;

        Folding() {
            Clock clock = Clock.fixed(Hub.NOON, ZoneOffset.UTC);
            EventLog log = this::append;
            var records = new Records();
            var links = new Links(() -> Hub.RULES, () -> Hub.PROGRAMMES, records);
            var writer = new RoadmapWriter(log, state, links, new TableValues(() -> Hub.PROGRAMMES), clock);
            var changes = new ItemChanges(() -> Hub.PROGRAMMES);
            MemoryLog empty = new MemoryLog();
            var history = new HistoryWriter(log, empty, records, clock);
            var follower = new RoadmapFollower(empty, state, writer, new RoadmapRepair(state, writer, changes));
            var taking = new TakingWords(changes, state, writer, history, follower, records);
            var decisions = new Decisions(() -> Hub.RULES, () -> Hub.PROGRAMMES, links);
            system = new RoadmapSystem(decisions, taking, history, new SimpleMeterRegistry());
            follower.start();
            records.caughtUp();
            next();
            change = appended;
        }

        private CompletableFuture<Appended> append(Event event) {
            appended = event.data();
            return CompletableFuture.completedFuture(new Appended.Durable(new Place("vayla.roadmap", 0, 0)));
        }

        /** A later word than the last one, with another value. */
        Object next() {
            number++;
            Instant at = Hub.NOON.plusMillis(number);
            var event = new Event(
                    RECEIPT, EventType.PROJECT_CHANGED, "jira", "TES-41/1", "TES-41", at, at, null, new byte[0]);
            return system.deliver(new Call(event, "key", Map.of(), number % 2 == 0 ? HALF : MOST));
        }

        private static final byte[] HALF = body("in_progress", 50);
        private static final byte[] MOST = body("on_hold", 75);

        private static byte[] body(String status, int progress) {
            return """
                    {"ref": "TES-41", "title": "Palveluväylän käyttöönotto", "fields": {"status": "%s", "progress": %d,
                     "health": "amber", "start_date": "2026-01-15", "end_date": "2026-12-18",
                     "responsible_unit": "Tietohallinto; Äänekoski-tiimi"}}
                    """.formatted(status, progress).getBytes(StandardCharsets.UTF_8);
        }
    }
}
