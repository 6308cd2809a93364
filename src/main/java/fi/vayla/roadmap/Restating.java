package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.roadmap.Records.Stretch;
import fi.vayla.roadmap.RoadmapRules.Link;
import fi.vayla.roadmap.TakingWords.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * States for an item what a record had said before an operator linked it, each with its own time: while it led to nothing, and
 * while an operator took it for another item. It is read from the log again and may be stated twice, which changes nothing; when
 * all is stated, a row says so.
 */
@Component
final class Restating {

    private static final Logger LOG = LoggerFactory.getLogger(Restating.class);

    private final Records records;
    private final LogReader reader;
    private final Supplier<Programmes> programmes;
    private final Decisions decisions;
    private final TakingWords taking;
    private final HistoryWriter writer;
    private final ExecutorService later = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("roadmap-restating").factory());

    Restating(
            Records records,
            LogReader reader,
            Supplier<Programmes> programmes,
            Decisions decisions,
            TakingWords taking,
            HistoryWriter writer) {
        this.records = records;
        this.reader = reader;
        this.programmes = programmes;
        this.decisions = decisions;
        this.taking = taking;
        this.writer = writer;
    }

    /** What cannot be stated now is stated when the record says something again, or the hub starts. */
    void restateLater(List<Link> links) {
        links.forEach(link -> later.execute(() -> {
            try {
                restate(link);
            } catch (RuntimeException e) {
                LOG.warn("What {} {} said is not stated for its item yet: {}", link.source(), link.ref(), e.toString());
            }
        }));
    }

    /** Appends what an operator said of the record and restates it; no restating of the ruling before comes after it here. */
    synchronized void rule(LinkRow row, int partition) {
        writer.append(row, partition);
        restate(row.link());
    }

    /**
     * All that the record had said, linked to nothing or taken for another item, is durable for its item when this returns; throws
     * {@link LogUnavailable} when that cannot be. Another instance may do the same: a statement of an item is the same one
     * whoever makes it.
     */
    synchronized void restate(Link link) {
        LinkRow row = records.findRuling(link).filter(records::isToRestate).orElse(null);
        KnownRecord known = records.findUnlinked(link).orElse(null);
        Item item = row == null || row.item() == null
                ? null
                : programmes.get().findItem(row.item()).orElse(null);
        if (row == null || known == null || item == null) {
            return;
        }
        var run = new Run(row, item);
        long statedUntil =
                run.restate(Records.unlinkedKey(link), new Stretch(known.first(), known.last()), row.statedUntil());
        Map<String, Long> movedUntil = new HashMap<>();
        records.ofOthers(link)
                .forEach((other, said) -> movedUntil.put(other, run.restate(other, said, row.movedUntil(other))));
        // of a ruling that another one has overtaken meanwhile, here or elsewhere, this says nothing
        writer.append(row.carriedOut(statedUntil, movedUntil), known.first().partition());
    }

    /** Carries out one ruling, as long as it counts. */
    private final class Run {

        private final LinkRow row;
        private final Item item;

        Run(LinkRow row, Item item) {
            this.row = row;
            this.item = item;
        }

        /** Answers up to where what stands under the key is stated for the item. */
        long restate(String key, Stretch said, long since) {
            Partition partition = said.first().inPartition();
            long until = said.last() + 1;
            if (since < until) {
                reader.readBetween(
                        Map.of(partition, Math.max(said.first().offset(), since)), Map.of(partition, until), record -> {
                            if (record.key().equals(key) && record.isOf(EventType.ROADMAP_STATED) && counts()) {
                                restate(record, Json.readOwn(record.value(), RoadmapStated.class));
                            }
                        });
            }
            return Math.max(since, until);
        }

        private boolean counts() {
            return records.findRuling(row.link()).filter(row::isOfRuling).isPresent();
        }

        private void restate(LogRecord record, RoadmapStated stated) {
            if (!row.source().equals(stated.source()) || !row.ref().equals(stated.ref())) {
                return;
            }
            Word word = decisions.restate(stated, item);
            if (word.stated().fields().isEmpty()) {
                return;
            }
            switch (taking.take(word)) {
                case Taken.Changed _, Taken.Unchanged _ -> {}
                case Taken.Invalid(var problems) ->
                    LOG.error("{} cannot be stated again: {}", record.place(), problems);
                case Taken.Unavailable(String detail) -> throw new LogUnavailable(detail);
            }
        }
    }

    void stop() {
        later.shutdownNow();
    }
}
