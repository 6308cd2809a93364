package fi.vayla.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How a parked message stands. */
public enum ParkedState {
    /** It waits for an operator, or behind one that does. */
    PARKED("parked"),
    /** It is on its way again. */
    REPLAYING("replaying"),
    /** An operator discarded it, and its owner has not written that down yet. */
    DISCARDING("discarding"),
    /** One operator decided, and the route asks for a second one. */
    AWAITING_SECOND_PERSON("awaiting-second-person");

    private final String word;

    ParkedState(String word) {
        this.word = word;
    }

    static ParkedState of(@Nullable ParkedDecision proposal, @Nullable ParkedDecision decision) {
        if (decision == null) {
            return proposal == null ? PARKED : AWAITING_SECOND_PERSON;
        }
        return switch (decision.kind()) {
            case replay -> REPLAYING;
            case discard -> DISCARDING;
        };
    }

    /** As the API says it. */
    @JsonValue
    public String word() {
        return word;
    }
}
