package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import java.util.List;

/**
 * That an operator orders something about the roadmap.
 *
 * @param by the operator's name
 * @param reason why, for the audit
 */
public record DeskOrder(String by, String reason) {

    private static final int LONGEST_REASON = 1000;

    List<Problem> problems() {
        if (reason.isBlank()) {
            return List.of(new Problem("/reason", "is missing: say why, for the audit"));
        }
        return reason.length() > LONGEST_REASON
                ? List.of(new Problem("/reason", "is longer than " + LONGEST_REASON + " characters"))
                : List.of();
    }
}
