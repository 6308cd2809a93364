package fi.vayla.delivery;

import fi.vayla.delivery.Ledger.Known;
import fi.vayla.event.Receipt;
import fi.vayla.log.Committed;
import fi.vayla.log.LogReader;
import fi.vayla.log.Logged;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of the log between the places that a route is to be rewound to and those where it stands. */
record Span(Map<Partition, Long> from, Map<Partition, Long> until) {

    /** Says what the ledger knows of a receipt at a place. */
    interface Look {
        Known known(String receipt, Place place);
    }

    /** @param committed where the route stands; a place that is not before that is no part of the span */
    static Span of(List<Place> places, Map<Partition, Committed> committed) {
        Map<Partition, Long> from = new HashMap<>();
        Map<Partition, Long> until = new HashMap<>();
        for (Place place : places) {
            Committed last = committed.get(place.inPartition());
            if (last != null && place.offset() < last.offset()) {
                from.put(place.inPartition(), place.offset());
                until.put(place.inPartition(), last.offset());
            }
        }
        return new Span(Map.copyOf(from), Map.copyOf(until));
    }

    boolean isEmpty() {
        return from.isEmpty();
    }

    /** The numbers of its partitions. */
    Set<Integer> numbers() {
        return from.keySet().stream().map(Partition::number).collect(Collectors.toSet());
    }

    /** How many of its records have a row of their own in the ledger. */
    long countKnown(LogReader reader, Look ledger) {
        long[] known = new long[1];
        reader.readBetween(from, until, record -> {
            if (isKnown(ledger.known(receipt(record.event()), record.place()))) {
                known[0]++;
            }
        });
        return known[0];
    }

    /** What it holds for a route. */
    RewindFigures figures(DeliveryRoute route, boolean again, LogReader reader, Look ledger) {
        long[] states = new long[LedgerRow.State.values().length];
        long[] others = new long[2];
        reader.readBetween(from, until, record -> {
            if (route.selects(record.event())) {
                switch (ledger.known(receipt(record.event()), record.place())) {
                    case Known.Settled settled -> states[settled.state().ordinal()]++;
                    case Known.Begun begun -> states[begun.row().state().ordinal()]++;
                    case Known.Repeat _ -> others[0]++;
                    case Known.New _ -> others[1]++;
                }
            }
        });
        long delivered = states[LedgerRow.State.delivered.ordinal()];
        long parked = states[LedgerRow.State.parked.ordinal()];
        long discarded = states[LedgerRow.State.discarded.ordinal()];
        long known = java.util.Arrays.stream(states).sum();
        return new RewindFigures(
                known + others[0] + others[1],
                delivered,
                parked,
                discarded,
                known - delivered - parked - discarded,
                others[0],
                others[1],
                again ? delivered : 0);
    }

    static boolean isKnown(Known known) {
        return switch (known) {
            case Known.Settled _, Known.Begun _ -> true;
            case Known.Repeat _, Known.New _ -> false;
        };
    }

    /** What a record is known by in the ledger. */
    static String receipt(Logged logged) {
        return switch (logged) {
            case LoggedEvent event -> event.event().receipt().value();
            case Unreadable unreadable ->
                Receipt.of("unreadable", unreadable.place().toString()).value();
        };
    }
}
