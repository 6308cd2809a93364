package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Place;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Instant;

/**
 * What is kept in memory of a record that led to no item.
 *
 * @param type of its newest event
 * @param reason of its newest event
 * @param first where its first statement without an item stands
 * @param last the offset of the last such statement, in the same partition
 * @param lastReceivedAt of its newest event
 * @param receipt of that event
 * @param events how many it has sent
 */
record KnownRecord(
        Link link,
        String title,
        String type,
        Unlinked.Reason reason,
        Place first,
        long last,
        Instant lastReceivedAt,
        String receipt,
        long events) {

    static KnownRecord of(Link link, Place place, RoadmapStated stated, RoadmapStated.Unlinked why) {
        return new KnownRecord(
                link,
                stated.title(),
                why.type(),
                Unlinked.Reason.valueOf(why.reason()),
                place,
                place.offset(),
                stated.receivedAt(),
                stated.receipt(),
                1);
    }

    /** A statement that was read before, or of an event that came before the newest one, is a repeat and not counted. */
    KnownRecord and(KnownRecord next) {
        boolean newer =
                next.last > last && !next.lastReceivedAt.isBefore(lastReceivedAt) && !next.receipt.equals(receipt);
        KnownRecord newest = newer ? next : this;
        return new KnownRecord(
                link,
                newest.title,
                newest.type,
                newest.reason,
                next.first.offset() < first.offset() ? next.first : first,
                Math.max(last, next.last),
                newest.lastReceivedAt,
                newest.receipt,
                newer ? events + 1 : events);
    }
}
