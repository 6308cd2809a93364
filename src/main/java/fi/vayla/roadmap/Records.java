package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Place;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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

    /** Where statements stand, all in one partition, from the first one to the last offset. */
    record Stretch(Place first, long last) {

        private Stretch and(Stretch other) {
            return new Stretch(other.first.offset() < first.offset() ? other.first : first, Math.max(last, other.last));
        }
    }

    private final Map<Link, KnownRecord> unlinked = new ConcurrentHashMap<>();
    private final Map<Link, Rulings> rulings = new ConcurrentHashMap<>();
    private final Map<String, Map<Link, Stretch>> byItem = new ConcurrentHashMap<>();
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
            byItem.computeIfAbsent(stated.item(), item -> new ConcurrentHashMap<>())
                    .merge(link, new Stretch(place, place.offset()), Stretch::and);
        } else if (stated.unlinked() != null) {
            KnownRecord next = KnownRecord.of(link, place, stated, stated.unlinked());
            unlinked.compute(link, (l, known) -> known == null ? next : known.and(next));
        }
    }

    void ruled(Place place, LinkRow row) {
        rulings.compute(row.link(), (link, known) -> (known == null ? Rulings.NONE : known).and(place, row));
    }

    /** What an operator said last of the record. */
    Optional<LinkRow> findRuling(Link link) {
        return Optional.ofNullable(rulings.get(link)).flatMap(Rulings::findLast);
    }

    /** What operators said last of each record that they said something of. */
    List<LinkRow> listRulings() {
        return rulings.values().stream()
                .flatMap(known -> known.findLast().stream())
                .toList();
    }

    Optional<KnownRecord> findUnlinked(Link link) {
        return Optional.ofNullable(unlinked.get(link));
    }

    /** Those that have sent something that led to no item, whatever became of them since. */
    Collection<KnownRecord> listUnlinked() {
        return unlinked.values();
    }

    /** The records that have said something of an item; grows as they do. */
    Set<Link> ofItem(String item) {
        return Collections.unmodifiableSet(byItem.getOrDefault(item, Map.of()).keySet());
    }

    /** What a record said while operators took it for other items than they do now, by these. */
    Map<String, Stretch> ofOthers(Link link) {
        Map<String, Stretch> others = new HashMap<>();
        Rulings known = rulings.getOrDefault(link, Rulings.NONE);
        known.others().forEach(item -> {
            Stretch said = byItem.getOrDefault(item, Map.of()).get(link);
            if (said != null) {
                others.put(item, said);
            }
        });
        return others;
    }

    /** Records that an operator has linked and that said something which does not stand for their item yet. */
    List<Link> listToRestate() {
        return listRulings().stream()
                .filter(this::isToRestate)
                .map(LinkRow::link)
                .toList();
    }

    boolean isToRestate(LinkRow row) {
        KnownRecord known = unlinked.get(row.link());
        return row.item() != null
                && ((known != null && known.last() >= row.statedUntil())
                        || ofOthers(row.link()).entrySet().stream()
                                .anyMatch(other -> other.getValue().last() >= row.movedUntil(other.getKey())));
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
