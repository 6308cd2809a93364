package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows which record of which system is which item: by the links of {@code config/roadmap.yaml}, or else by an operator's
 * confirmation, or else by its rules for links. Thread-safe.
 */
@Component
final class Links {

    private static final Comparator<RoadmapItemChanged.Link> ORDER =
            Comparator.comparing(RoadmapItemChanged.Link::source).thenComparing(RoadmapItemChanged.Link::ref);

    /** The links of the file, of each item in their order. */
    private record Reversed(RoadmapRules rules, Map<String, List<RoadmapItemChanged.Link>> byItem) {}

    private final Supplier<RoadmapRules> rules;
    private final Supplier<Programmes> programmes;
    private final Records records;
    private volatile Reversed reversed = new Reversed(RoadmapRules.NONE, Map.of());

    Links(Supplier<RoadmapRules> rules, Supplier<Programmes> programmes, Records records) {
        this.rules = rules;
        this.programmes = programmes;
        this.records = records;
    }

    /** The item of the tables that a record is. */
    Optional<Item> find(String source, String ref, @Nullable String title) {
        RoadmapRules now = rules.get();
        return now.findItem(source, ref)
                .flatMap(id -> programmes.get().findItem(id))
                .or(() -> confirmed(new Link(source, ref)))
                .or(() -> now.linkRules().stream()
                        .flatMap(rule -> rule.find(source, ref, title).stream())
                        .flatMap(id -> programmes.get().findItem(id).stream())
                        .findFirst());
    }

    private Optional<Item> confirmed(Link link) {
        return records.findRuling(link)
                .flatMap(ruling -> Optional.ofNullable(ruling.item()))
                .flatMap(id -> programmes.get().findItem(id));
    }

    /** The records that are known to be an item, in the order of their names. */
    List<RoadmapItemChanged.Link> list(String item) {
        Map<Link, String> file = rules.get().items();
        List<RoadmapItemChanged.Link> links = ofFile().getOrDefault(item, List.of());
        for (Link link : records.ofItem(item)) {
            if (!item.equals(file.get(link)) && is(link, item)) {
                links = and(links, link);
            }
        }
        return links;
    }

    private static List<RoadmapItemChanged.Link> and(List<RoadmapItemChanged.Link> links, Link other) {
        return Stream.concat(links.stream(), Stream.of(told(other)))
                .sorted(ORDER)
                .toList();
    }

    private static RoadmapItemChanged.Link told(Link link) {
        return new RoadmapItemChanged.Link(link.source(), link.ref());
    }

    /** A record that has said something of an item may be linked to another one, or to none, by now. */
    private boolean is(Link link, String item) {
        Optional<String> now = find(link.source(), link.ref(), null).map(Item::id);
        return now.isPresent() ? now.get().equals(item) : isIdea(link, item) || wasTitled(link);
    }

    private static boolean isIdea(Link link, String item) {
        return item.equals(Decisions.ideaId(link.source(), link.ref()));
    }

    /** What its title was then is not kept. */
    private boolean wasTitled(Link link) {
        return rules.get().linkRules().stream()
                .anyMatch(rule -> rule.inTitle() && rule.source().equals(link.source()));
    }

    private Map<String, List<RoadmapItemChanged.Link>> ofFile() {
        RoadmapRules now = rules.get();
        Reversed known = reversed;
        if (known.rules() != now) {
            known = new Reversed(
                    now,
                    now.items().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Links::told, ORDER)))
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getValue,
                                    Collectors.mapping(
                                            entry -> told(entry.getKey()), Collectors.toUnmodifiableList()))));
            reversed = known;
        }
        return known.byItem();
    }
}
