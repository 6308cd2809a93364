package fi.vayla.delivery;

/**
 * Why an event is delivered: because it came, or because it was read again for a rewind.
 *
 * @param order the id of the rewind, 0 for none
 * @param again whether it had been delivered before that
 */
public record Round(long order, boolean again) {

    static final Round FIRST = new Round(0, false);

    /** Of an event that nobody has delivered before, for all that the ledger knows. */
    Round asNew() {
        return new Round(order, false);
    }

    /** Behind the idempotency key: what is delivered again is another message to its target. */
    String suffix() {
        return again ? "-r" + order : "";
    }
}
