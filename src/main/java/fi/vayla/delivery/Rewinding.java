package fi.vayla.delivery;

import fi.vayla.delivery.RouteControl.Rewind;
import fi.vayla.log.Committed;
import fi.vayla.log.GroupReader;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogUnavailable;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the partitions of one route back to where a rewind says. One commit moves the offset, notes the order, and takes from
 * the count of the events below that offset those that will be read, and counted, again; so a crash is before or behind it,
 * never between. Used by the route's thread only.
 */
final class Rewinding {

    private static final Logger log = LoggerFactory.getLogger(Rewinding.class);

    private final DeliveryRoute route;
    private final Ledger ledger;
    private final LogReader reader;
    private final Shares shares;

    Rewinding(DeliveryRoute route, Ledger ledger, LogReader reader, Shares shares) {
        this.route = route;
        this.ledger = ledger;
        this.reader = reader;
        this.shares = shares;
    }

    /** Halts those that have not obeyed yet, and has those of them obey that rest. The others do at one of the next calls. */
    void obey(GroupReader group, Rewind order) {
        List<Share> open = shares.disobeying(order);
        if (open.isEmpty()) {
            return;
        }
        open.stream()
                .filter(share -> order.from(share.partition()).isEmpty())
                .forEach(share -> share.passOver(order.id()));
        List<Share> concerned = shares.disobeying(order);
        shares.halt(group, concerned);
        List<Share> resting = concerned.stream().filter(Share::rests).toList();
        shares.commit(group, resting);
        for (Share share : resting) {
            if (shares.hasCommitted(share)) {
                obey(group, share, order);
            }
        }
    }

    private void obey(GroupReader group, Share share, Rewind order) {
        OptionalLong from = order.from(share.partition());
        Committed last = share.committed();
        if (last == null || from.isEmpty() || from.getAsLong() >= last.offset()) {
            share.passOver(order.id());
            return;
        }
        Span span = new Span(Map.of(share.partition(), from.getAsLong()), Map.of(share.partition(), last.offset()));
        try {
            long known = span.countKnown(reader, (receipt, place) -> ledger.known(route.id(), receipt, place));
            Standing standing = Standing.parse(last.note());
            Rewound rewound = new Rewound(order.id(), last.offset(), order.again());
            Committed next = new Committed(
                    from.getAsLong(),
                    standing.below(Math.max(0, standing.below() - known)).note() + rewound.note());
            if (group.commit(Map.of(share.partition(), next))) {
                shares.replace(share.next(next));
                log.info(
                        "Route {} reads {} again from {} to {}, of which the ledger knows {} messages: {}",
                        route.id(),
                        share.partition(),
                        from.getAsLong(),
                        last.offset(),
                        known,
                        order);
            }
        } catch (LogUnavailable e) {
            log.warn("Route {} waits for the log to be rewound: {}", route.id(), e.toString());
        }
    }
}
