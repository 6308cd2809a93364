package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import fi.vayla.event.Receipt;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The records that lead to no item now, for people to link. Thread-safe. */
@Component
public final class UnlinkedRecords {

    private static final Comparator<KnownRecord> NEWEST_FIRST = Comparator.comparing(KnownRecord::lastReceivedAt)
            .thenComparing(known -> known.first().partition())
            .thenComparing(KnownRecord::last)
            .reversed();

    private final Records records;
    private final Links links;
    private final Supplier<RoadmapRules> rules;
    private final Suggestions suggestions;

    UnlinkedRecords(Records records, Links links, Supplier<RoadmapRules> rules, Suggestions suggestions) {
        this.records = records;
        this.links = links;
        this.rules = rules;
        this.suggestions = suggestions;
    }

    /** @param total how many there are on all pages */
    public record Page(List<Unlinked> unlinked, int total, int page, int pageSize) {
        public Page {
            unlinked = List.copyOf(unlinked);
        }
    }

    /**
     * Newest first.
     *
     * @param ignored those that are to be left alone, instead of the others
     * @param page from 0
     */
    public Page list(boolean ignored, int page, int pageSize) {
        List<KnownRecord> open = records.listUnlinked().stream()
                .filter(this::leadsNowhere)
                .filter(known -> (ignored(known) != null) == ignored)
                .sorted(NEWEST_FIRST)
                .toList();
        return new Page(
                open.stream()
                        .skip((long) page * pageSize)
                        .limit(pageSize)
                        .map(this::view)
                        .toList(),
                open.size(),
                page,
                pageSize);
    }

    /** One that leads to no item now. */
    Optional<KnownRecord> find(String id) {
        return records.listUnlinked().stream()
                .filter(known -> id(known.link()).equals(id))
                .filter(this::leadsNowhere)
                .findFirst();
    }

    static String id(Link link) {
        return Receipt.of("unlinked", link.source() + "\n" + link.ref()).value();
    }

    private boolean leadsNowhere(KnownRecord known) {
        return links.find(known.link().source(), known.link().ref(), known.title())
                        .isEmpty()
                || EventType.find(known.type()).flatMap(rules.get()::find).isEmpty();
    }

    private Unlinked view(KnownRecord known) {
        return new Unlinked(
                id(known.link()),
                known.link().source(),
                known.link().ref(),
                known.title(),
                known.type(),
                known.reason(),
                known.lastReceivedAt(),
                known.receipt(),
                known.events(),
                suggestions.list(known.title()),
                ignored(known));
    }

    private Unlinked.@Nullable Ignored ignored(KnownRecord known) {
        return records.findRuling(known.link())
                .filter(LinkRow::isIgnoring)
                .map(row -> new Unlinked.Ignored(row.by(), row.at(), row.reason()))
                .orElse(null);
    }
}
