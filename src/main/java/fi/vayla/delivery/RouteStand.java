package fi.vayla.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a route stands in the ledger: received = delivered + parked + discarded + waiting + unaccounted. Counts events; those
 * of a partition that another instance owns are known as of that one's last commit.
 *
 * @param waiting read and without a fate yet, or parked no more and on their way again
 * @param unknown those of the waiting ones that were sent and got no answer
 * @param oldest when the oldest event was received that this instance has to deliver and has not delivered
 * @param lag on the log behind the route's last commit, for the route or not
 */
public record RouteStand(
        String route,
        long received,
        long delivered,
        long parked,
        long discarded,
        long waiting,
        long unknown,
        long unaccounted,
        @Nullable Instant oldest,
        long lag) {}
