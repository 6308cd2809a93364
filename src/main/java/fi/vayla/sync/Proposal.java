package fi.vayla.sync;

import fi.vayla.system.Drift;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a repair would do about one difference.
 *
 * @param method of the call to the system; null where nothing is sent, or not by method and path
 * @param path as the method
 * @param body as it would be sent
 * @param takes values of fields that the system owns, which the roadmap takes from it instead
 * @param problem why nothing can be done about it now
 */
public record Proposal(
        Drift state,
        String programme,
        @Nullable String item,
        @Nullable String record,
        @Nullable String method,
        @Nullable String path,
        @Nullable JsonNode body,
        Map<String, String> takes,
        @Nullable String problem) {

    public Proposal {
        takes = Map.copyOf(takes);
    }

    static Proposal of(Difference difference) {
        return new Proposal(
                difference.state(),
                difference.programme(),
                difference.item(),
                difference.record(),
                null,
                null,
                null,
                Map.of(),
                null);
    }

    Proposal sending(@Nullable String how, @Nullable String where, @Nullable JsonNode what) {
        return new Proposal(state, programme, item, record, how, where, what, takes, problem);
    }

    Proposal taking(Map<String, String> values) {
        return new Proposal(state, programme, item, record, method, path, body, values, problem);
    }

    Proposal impossible(String why) {
        return new Proposal(state, programme, item, record, method, path, body, takes, why);
    }

    public boolean isPossible() {
        return problem == null;
    }
}
