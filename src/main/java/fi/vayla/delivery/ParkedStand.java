package fi.vayla.delivery;

/**
 * A parked message in the queue of its key.
 *
 * @param head the first of that queue, perhaps itself
 * @param behind how many wait behind it
 */
public record ParkedStand(ParkedEntry entry, ParkedEntry head, int behind) {

    public boolean first() {
        return entry.id().equals(head.id());
    }

    public ParkedState state() {
        ParkedState state = ParkedState.of(entry.proposal(), entry.decision());
        return state == ParkedState.PARKED && first() && entry.canGoOn() ? ParkedState.REPLAYING : state;
    }
}
