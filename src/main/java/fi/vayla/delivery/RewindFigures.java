package fi.vayla.delivery;

/**
 * What lies on the log between where a route is rewound to and where it stands, of what it selects now, by what the ledger
 * knows of it on this route: messages = delivered + parked + discarded + waiting + repeats + fresh.
 *
 * @param waiting its delivery was begun, and goes on by itself
 * @param repeats of messages that stand elsewhere on the log
 * @param fresh unknown to the ledger: they are delivered
 * @param deliveredAgain those that their targets get a second time
 */
public record RewindFigures(
        long messages,
        long delivered,
        long parked,
        long discarded,
        long waiting,
        long repeats,
        long fresh,
        long deliveredAgain) {

    static final RewindFigures NONE = new RewindFigures(0, 0, 0, 0, 0, 0, 0, 0);
}
