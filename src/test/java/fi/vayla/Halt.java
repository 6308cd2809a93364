package fi.vayla;

import java.util.Optional;

/** The steps of a delivery at which a hub can end. */
enum Halt {
    BEFORE_ATTEMPTED_ROW("attempted", false),
    AFTER_ATTEMPTED_ROW("attempted", true),
    /** The target kills the hub, and takes nothing. */
    CALL_BEFORE_EFFECT,
    /** The target takes the message, and kills the hub instead of answering. */
    CALL_AFTER_EFFECT,
    BEFORE_DELIVERED_ROW("delivered", false),
    AFTER_DELIVERED_ROW("delivered", true),
    BEFORE_COMMIT,
    AFTER_COMMIT,
    /** Of the message itself, on {@code vayla.parked}. */
    BEFORE_PARKED_MESSAGE,
    AFTER_PARKED_MESSAGE,
    /** The message is on {@code vayla.parked}, and the ledger does not know yet. */
    BEFORE_PARKED_ROW("parked", false),
    AFTER_PARKED_ROW("parked", true);

    private final Optional<String> ledgerState;
    private final boolean durable;

    Halt() {
        ledgerState = Optional.empty();
        durable = false;
    }

    Halt(String ledgerState, boolean durable) {
        this.ledgerState = Optional.of(ledgerState);
        this.durable = durable;
    }

    /** Whether this is the step before, or after, a row of this state is on the ledger. */
    boolean isLedger(String state, boolean isDurable) {
        return ledgerState.filter(state::equals).isPresent() && durable == isDurable;
    }

    /** Whether the target ends the hub, rather than the hub itself. */
    boolean isAtTheTarget() {
        return this == CALL_BEFORE_EFFECT || this == CALL_AFTER_EFFECT;
    }
}
