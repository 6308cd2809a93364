package fi.vayla.delivery;

/**
 * How a route stands in the ledger: received = delivered + parked + discarded + waiting + unaccounted. Counts events; the
 * received, waiting and unaccounted ones of a partition that another instance owns are known as of its last commit.
 *
 * @param waiting read and without a fate yet
 * @param unknown those of the waiting ones that this instance sent without getting an answer
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
        long lag) {}
