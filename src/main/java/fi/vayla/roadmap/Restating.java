package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.roadmap.RoadmapRules.Link;
import fi.vayla.roadmap.TakingWords.Taken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * States for an item what a record had said before an operator linked it, each with its own time. It is read from the log again
 * and may be stated twice, which changes nothing; when all is stated, the link's row says so.
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

    /** Appends what an operator said of the record and restates it; no restating of the ruling before comes after it. */
    synchronized void rule(LinkRow row, int partition) {
        writer.append(row, partition);
        restate(row.link());
    }

    /** All that the record had said is durable when this returns; throws {@link LogUnavailable} when that cannot be. */
    synchronized void restate(Link link) {
        LinkRow row = records.findRuling(link).filter(records::isToRestate).orElse(null);
        KnownRecord known = records.findUnlinked(link).orElse(null);
        Item item = row == null || row.item() == null
                ? null
                : programmes.get().findItem(row.item()).orElse(null);
        if (row == null || known == null || item == null) {
            return;
        }
        Partition partition = known.first().inPartition();
        long until = known.last() + 1;
        reader.readBetween(
                Map.of(partition, Math.max(known.first().offset(), row.statedUntil())),
                Map.of(partition, until),
                record -> restate(link, item, record));
        if (records.findRuling(link).filter(row::equals).isPresent()) { // or somebody has ruled otherwise meanwhile
            writer.append(row.statedUntil(until), partition.number());
        }
    }

    private void restate(Link link, Item item, LogRecord record) {
        if (!record.key().equals(Records.unlinkedKey(link))) {
            return;
        }
        Word word = decisions.restate(Json.read(record.value(), RoadmapStated.class), item);
        if (word.stated().fields().isEmpty()) {
            return;
        }
        switch (taking.take(word)) {
            case Taken.Changed _, Taken.Unchanged _ -> {}
            case Taken.Invalid(var problems) -> LOG.error("{} cannot be stated again: {}", record.place(), problems);
            case Taken.Unavailable(String detail) -> throw new LogUnavailable(detail);
        }
    }

    void stop() {
        later.shutdownNow();
    }
}
