package fi.vayla.delivery;

import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a rewind would do. Reads the part of the log that it is about, and the ledger's rows beside that. Thread-safe. */
final class RewindPlans {

    private static final Pattern PLACE =
            Pattern.compile("(?<topic>[\\w.-]+)-(?<partition>\\d{1,6})@(?<offset>\\d{1,18})");

    /** What a rewind is about. */
    sealed interface Plan {

        /** @param places where the partitions that are concerned would be read again from */
        record Good(List<Place> places, RewindFigures figures) implements Plan {}

        /** It names no place of the log that the route reads. */
        record Wrong(String problem) implements Plan {}

        /** The route stands before that place already. */
        record Nothing() implements Plan {}
    }

    private final Ledger ledger;
    private final LogGroups groups;
    private final LogReader reader;

    RewindPlans(Ledger ledger, LogGroups groups, LogReader reader) {
        this.ledger = ledger;
        this.groups = groups;
        this.reader = reader;
    }

    /** @param to a time, or a place as the hub writes it */
    Plan plan(DeliveryRoute route, String to, boolean again) {
        Optional<Instant> time = time(to);
        Matcher place = PLACE.matcher(to);
        if (time.isPresent()) {
            return plan(
                    route,
                    again,
                    route.topics().stream()
                            .flatMap(topic -> reader.firstSince(topic, time.get()).stream())
                            .toList());
        }
        if (!place.matches()) {
            return new Plan.Wrong("is a time such as 2026-11-01T00:00:00Z, or a place such as vayla.forms-3@1200");
        }
        Partition partition = new Partition(place.group("topic"), Integer.parseInt(place.group("partition")));
        Set<Topic> topics = route.topics();
        if (!groups.ends(topics).containsKey(partition)) {
            return new Plan.Wrong("names %s, which the route does not read; it reads %s"
                    .formatted(
                            partition,
                            topics.stream().map(Topic::topicName).sorted().toList()));
        }
        long offset = Long.parseLong(place.group("offset"));
        return plan(route, again, List.of(new Place(partition.topic(), partition.number(), offset)));
    }

    private Plan plan(DeliveryRoute route, boolean again, List<Place> places) {
        Span span = Span.of(places, groups.committed(route.group()));
        if (span.isEmpty()) {
            return new Plan.Nothing();
        }
        Span.Look rows = ledger.look(route.id(), span.numbers());
        return new Plan.Good(places, span.figures(route, again, reader, rows));
    }

    private static Optional<Instant> time(String to) {
        try {
            return Optional.of(Instant.parse(to));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
