package fi.vayla.roadmap;

import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The records that are an item because an operator said so, for people to set right. Thread-safe. */
@Component
public final class LinkedRecords {

    private static final Comparator<LinkRow> NEWEST_FIRST = Comparator.comparing(LinkRow::at)
            .reversed()
            .thenComparing(LinkRow::source)
            .thenComparing(LinkRow::ref);

    private final Records records;
    private final Links links;
    private final Supplier<Programmes> programmes;

    LinkedRecords(Records records, Links links, Supplier<Programmes> programmes) {
        this.records = records;
        this.links = links;
        this.programmes = programmes;
    }

    /**
     * @param id for orders about it; the one that it had while it was linked to nothing
     * @param title of the record
     * @param by who said that it is the item
     */
    public record Linked(
            String id,
            String source,
            String ref,
            String title,
            String item,
            String programme,
            String itemTitle,
            String by,
            Instant at,
            String reason) {}

    /** @param total how many there are on all pages */
    public record Page(List<Linked> linked, int total, int page, int pageSize) {
        public Page {
            linked = List.copyOf(linked);
        }
    }

    /**
     * The newest link first.
     *
     * @param page from 0
     */
    public Page list(int page, int pageSize) {
        List<LinkRow> all = counting().sorted(NEWEST_FIRST).toList();
        return new Page(
                all.stream()
                        .skip((long) page * pageSize)
                        .limit(pageSize)
                        .flatMap(row -> view(row).stream())
                        .toList(),
                all.size(),
                page,
                pageSize);
    }

    /** A record whose item an operator named. */
    Optional<KnownRecord> find(String id) {
        return counting()
                .filter(row -> UnlinkedRecords.id(row.link()).equals(id))
                .findFirst()
                .flatMap(row -> records.findUnlinked(row.link()));
    }

    /** The item that an operator named. */
    Optional<String> item(KnownRecord known) {
        return records.findRuling(known.link()).flatMap(row -> Optional.ofNullable(row.item()));
    }

    /** The links of {@code config/roadmap.yaml} come before an operator's. */
    private Stream<LinkRow> counting() {
        return records.listRulings().stream()
                .filter(row -> row.item() != null)
                .filter(row -> records.findUnlinked(row.link()).isPresent())
                .filter(row -> links.find(row.source(), row.ref(), null)
                        .filter(item -> item.id().equals(row.item()))
                        .isPresent());
    }

    private Optional<Linked> view(LinkRow row) {
        Link link = row.link();
        return programmes
                .get()
                .findItem(Objects.requireNonNull(row.item()))
                .map(item -> new Linked(
                        UnlinkedRecords.id(link),
                        link.source(),
                        link.ref(),
                        records.findUnlinked(link).map(KnownRecord::title).orElse(link.ref()),
                        item.id(),
                        item.programme(),
                        item.title(),
                        row.by(),
                        row.at(),
                        row.reason()));
    }
}
