package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.security.ProblemDocument;
import java.util.List;

/** Ends a request with a problem document. */
final class Refusal extends RuntimeException {

    private final transient ProblemDocument problem;

    private Refusal(ProblemDocument problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** @param kind such as {@code unknown-route} */
    static Refusal notFound(String kind, String title, String detail) {
        return new Refusal(ProblemDocument.of(kind, title, 404, detail));
    }

    /** @param kind such as {@code bad-parameter} */
    static Refusal badRequest(String kind, String title, String detail) {
        return new Refusal(ProblemDocument.of(kind, title, 400, detail));
    }

    /** @param kind such as {@code parked-conflict} */
    static Refusal conflict(String kind, String title, String detail) {
        return new Refusal(ProblemDocument.of(kind, title, 409, detail));
    }

    /** @param kind such as {@code store-unavailable} */
    static Refusal unavailable(String kind, String title, String detail) {
        return new Refusal(ProblemDocument.of(kind, title, 503, detail));
    }

    /** A document that was understood and is wrong. */
    static Refusal invalid(String detail, List<Problem> problems) {
        return new Refusal(ProblemDocument.of("invalid", "Invalid", 422, detail, problems));
    }

    static Refusal unknownProgramme(String programme) {
        return notFound(
                "unknown-programme",
                "Unknown programme",
                "There is no programme \"" + programme + "\"; GET /api/roadmap lists the programmes.");
    }

    /** Pages count from 0; anything less is refused. */
    static void requirePage(int page) {
        if (page < 0) {
            throw badRequest("bad-parameter", "Bad parameter", "page is " + page + "; pages count from 0");
        }
    }

    ProblemDocument problem() {
        return problem;
    }
}
