package fi.vayla.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case as case management keeps it. A change makes the next state.
 *
 * @param id without spaces, such as {@code HEL-2026-000123}
 * @param externalId the id that the opener gave it, unique here
 * @param received what the opener sent last
 */
record CaseFile(
        String id,
        String externalId,
        Stage stage,
        boolean confidential,
        Instant created,
        Instant changed,
        @Nullable Instant decided,
        JsonNode received) {

    static CaseFile opened(String id, String externalId, boolean confidential, Instant now, JsonNode received) {
        return new CaseFile(id, externalId, Stage.PENDING, confidential, now, now, null, received);
    }

    CaseFile updated(Instant now, JsonNode newest) {
        return new CaseFile(id, externalId, stage, confidential, created, now, decided, newest);
    }

    CaseFile taken(Instant now) {
        return new CaseFile(id, externalId, Stage.IN_HAND, confidential, created, now, decided, received);
    }

    CaseFile decided(Instant now) {
        return new CaseFile(id, externalId, Stage.DECIDED, confidential, created, now, now, received);
    }

    /** The id as people read it. */
    String label() {
        return id.replaceFirst("-", " ");
    }

    String title() {
        return received.path("title").asString(externalId);
    }

    /** Where it stands, with case management's own word. */
    enum Stage {
        PENDING("Vireillä"),
        IN_HAND("Käsittelyssä"),
        DECIDED("Ratkaistu");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
