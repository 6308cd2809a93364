package fi.vayla.delivery;

import fi.vayla.delivery.ParkedRules.Order;
import fi.vayla.delivery.ParkedRules.Ruling;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what operators order, one order at a time: first the audit, so that no change is without it, then the messages.
 * Thread-safe.
 */
final class ParkedWriter {

    /** Says what becomes of a message as it stands now. */
    interface Rule {
        Ruling rule(ParkedStand stand, ParkedMessage message);
    }

    private final ParkingLot lot;
    private final RowLog rows;

    ParkedWriter(ParkingLot lot, RowLog rows) {
        this.lot = lot;
        this.rows = rows;
    }

    /** What an order does to one message is durable when this returns. */
    synchronized ParkedResult change(String id, Order order, Rule rule) {
        Optional<ParkedMessage> message = lot.find(id);
        Optional<ParkedStand> stand = lot.fold().findStand(id);
        if (message.isEmpty() || stand.isEmpty()) {
            return new ParkedResult.Unknown();
        }
        return switch (rule.rule(stand.get(), message.get())) {
            case Ruling.Refused(ParkedResult why) -> why;
            case Ruling.Good good -> {
                write(List.of(good), order, null);
                yield good.next().state() == ParkedState.AWAITING_SECOND_PERSON
                        ? new ParkedResult.AwaitingSecondPerson(good.next())
                        : new ParkedResult.Done(good.next());
            }
        };
    }

    /**
     * What an order does to these messages is durable when this returns. The last of each queue is written first: when the
     * first one goes, nobody must take those behind it for undecided.
     */
    synchronized BulkResult decideAll(
            int matched, List<ParkedStand> stands, ParkedFilter selection, Order order, Rule rule) {
        List<ParkedStand> lastFirst = new ArrayList<>(stands);
        lastFirst.sort((one, other) -> ParkedQueue.LOG_ORDER.compare(other.entry(), one.entry()));
        Deque<ParkedMessage> shown = new ArrayDeque<>();
        int decided = 0;
        int awaiting = 0;
        List<ParkedEntry> entries = lastFirst.stream().map(ParkedStand::entry).toList();
        int next = 0;
        while (next < lastFirst.size()) {
            int batch = ParkingLot.batch(entries.subList(next, entries.size()));
            List<Ruling.Good> goods = goods(lastFirst.subList(next, next + batch), rule);
            next += batch;
            write(goods, order, selection);
            for (Ruling.Good good : goods) {
                boolean waits = good.next().state() == ParkedState.AWAITING_SECOND_PERSON;
                awaiting += waits ? 1 : 0;
                decided += waits ? 0 : 1;
                shown.addFirst(good.next());
                if (shown.size() > ParkedMessages.SHOWN) {
                    shown.removeLast();
                }
            }
        }
        return new BulkResult.Done(matched, decided, awaiting, List.copyOf(shown));
    }

    private List<Ruling.Good> goods(List<ParkedStand> stands, Rule rule) {
        Map<String, ParkedStand> byId = new HashMap<>();
        stands.forEach(stand -> byId.put(stand.entry().id(), stand));
        List<Ruling.Good> goods = new ArrayList<>();
        for (ParkedMessage message :
                lot.read(stands.stream().map(ParkedStand::entry).toList())) {
            @Nullable ParkedStand stand = byId.get(message.id());
            if (stand != null && isNewest(stand.entry()) && rule.rule(stand, message) instanceof Ruling.Good good) {
                goods.add(good);
            }
        }
        return goods;
    }

    /** Whether nobody changed it, or let it go, since the order was begun. */
    private boolean isNewest(ParkedEntry entry) {
        return lot.fold()
                .find(entry.id())
                .filter(now -> now.row().equals(entry.row()))
                .isPresent();
    }

    private void write(List<Ruling.Good> goods, Order order, @Nullable ParkedFilter selection) {
        await(goods.stream()
                .map(good -> AuditRow.of(good, order, selection)
                        .append(rows, good.next().place().partition())));
        await(goods.stream().map(good -> lot.append(good.next())));
    }

    private static void await(Stream<CompletableFuture<Void>> writing) {
        try {
            CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new LogUnavailable("Kafka did not take an operator's order", e);
        }
    }
}
