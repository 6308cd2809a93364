package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.roadmap.RoadmapRules.Link;
import fi.vayla.roadmap.Unlinked.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The last records that led to no item, for people to link. The events themselves stay on the log. Thread-safe. */
@Component
final class UnlinkedRecords {

    private static final int KEPT = 1000;

    private final Map<Link, Unlinked> byRecord = new LinkedHashMap<>();

    synchronized void add(Event event, RoadmapUpdate update, Reason reason) {
        var link = new Link(event.source(), update.ref());
        Unlinked earlier = byRecord.remove(link);
        byRecord.put(
                link,
                new Unlinked(
                        event.source(),
                        update.ref(),
                        update.title(),
                        event.type().shortName(),
                        reason,
                        event.receivedAt(),
                        event.receipt().value(),
                        earlier == null ? 1 : earlier.events() + 1));
        if (byRecord.size() > KEPT) {
            byRecord.remove(byRecord.keySet().iterator().next());
        }
    }

    /** Newest first. */
    synchronized List<Unlinked> list() {
        return new ArrayList<>(byRecord.values()).reversed();
    }
}
