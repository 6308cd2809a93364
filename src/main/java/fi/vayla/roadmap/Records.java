package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Place;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The other systems' records that have ever said something of the roadmap: a fold of its history with one entry for each
 * record. Thread-safe.
 */
@Component
final class Records {

    private static final String UNLINKED_KEYS = "unlinked|";

    private record Ruling(Place place, LinkRow row) {}

    private final Map<Link, KnownRecord> unlinked = new ConcurrentHashMap<>();
    private final Map<Link, Ruling> rulings = new ConcurrentHashMap<>();
    private final Map<String, Set<Link>> byItem = new ConcurrentHashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    /** What a statement stands under: its item, or its record while that is linked to none. */
    static String key(RoadmapStated stated) {
        return stated.item() != null
                ? stated.item()
                : unlinkedKey(new Link(stated.source(), String.valueOf(stated.ref())));
    }

    static String unlinkedKey(Link link) {
        return UNLINKED_KEYS + link.source() + "|" + link.ref();
    }

    /** Takes in a statement that is durable; one that it has already changes nothing. */
    void stated(Place place, RoadmapStated stated) {
        if (stated.ref() == null) {
            return;
        }
        var link = new Link(stated.source(), stated.ref());
        if (stated.item() != null) {
            byItem.computeIfAbsent(stated.item(), item -> ConcurrentHashMap.newKeySet())
                    .add(link);
        } else if (stated.unlinked() != null) {
            KnownRecord next = KnownRecord.of(link, place, stated, stated.unlinked());
            unlinked.compute(link, (l, known) -> known == null ? next : known.and(next));
        }
    }

    void ruled(Place place, LinkRow row) {
        rulings.merge(
                row.link(),
                new Ruling(place, row),
                (one, other) -> one.place().offset() >= other.place().offset() ? one : other);
    }

    /** What an operator said last of the record. */
    Optional<LinkRow> findRuling(Link link) {
        return Optional.ofNullable(rulings.get(link)).map(Ruling::row);
    }

    Optional<KnownRecord> findUnlinked(Link link) {
        return Optional.ofNullable(unlinked.get(link));
    }

    /** Those that have sent something that led to no item, whatever became of them since. */
    Collection<KnownRecord> listUnlinked() {
        return unlinked.values();
    }

    /** The records that have said something of an item. */
    Set<Link> ofItem(String item) {
        return Set.copyOf(byItem.getOrDefault(item, Set.of()));
    }

    /** Records that an operator has linked and that said something which does not stand for their item yet. */
    List<Link> listToRestate() {
        return rulings.values().stream()
                .map(Ruling::row)
                .filter(this::isToRestate)
                .map(LinkRow::link)
                .toList();
    }

    boolean isToRestate(LinkRow row) {
        KnownRecord known = unlinked.get(row.link());
        return row.item() != null && known != null && known.last() >= row.statedUntil();
    }

    void caughtUp() {
        caughtUp.countDown();
    }

    /** Whether everything that was on the topic at the start is here; waits for it no longer than told. */
    boolean awaitCaughtUp(Duration atMost) {
        try {
            return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
