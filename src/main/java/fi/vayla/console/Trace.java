package fi.vayla.console;

import fi.vayla.view.MessageRow;
import fi.vayla.view.StepRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message, as {@code GET /api/messages/{receipt}} tells it.
 *
 * @param deliveries how it stands on each route
 * @param possiblyTwice a system that can neither be asked nor knows repeats may have it twice
 * @param steps what happened to it, in the order of the log
 */
record Trace(
        String receipt,
        String type,
        String source,
        String id,
        String subject,
        Instant occurredAt,
        Instant receivedAt,
        String topic,
        int partition,
        long offset,
        List<StepRow> deliveries,
        boolean possiblyTwice,
        List<Step> steps) {

    static final String RECEIVED = "received";

    /**
     * One thing that happened.
     *
     * @param state received, or as the ledger's row says
     * @param route null for what happened before any route
     * @param says the whole step in words
     * @param attempts how many times it had been sent to the route's system then
     */
    record Step(
            String state,
            @Nullable String route,
            String says,
            @Nullable String target,
            @Nullable String targetId,
            int attempts,
            @Nullable String reason,
            @Nullable String detail,
            boolean possiblyTwice,
            Instant at) {}

    static Trace of(MessageRow message, List<StepRow> rows, Words words) {
        Stream<Step> first = Stream.of(new Step(
                RECEIVED,
                null,
                words.get("step_received", message.source(), message.id()),
                null,
                null,
                0,
                null,
                null,
                false,
                message.receivedAt()));
        List<Step> steps =
                Stream.concat(first, rows.stream().map(row -> step(row, words))).toList();
        return new Trace(
                message.receipt(),
                message.type(),
                message.source(),
                message.id(),
                message.subject(),
                message.occurredAt(),
                message.receivedAt(),
                message.topic(),
                message.partition(),
                message.offset(),
                message.deliveries(),
                steps.stream().anyMatch(Step::possiblyTwice),
                steps);
    }

    private static Step step(StepRow row, Words words) {
        return new Step(
                row.state(),
                row.route(),
                says(row, words),
                row.target(),
                row.targetId(),
                row.attempts(),
                row.reason(),
                row.detail(),
                row.possiblyTwice(),
                row.at());
    }

    private static String says(StepRow row, Words words) {
        String system = row.target() == null ? row.route() : row.target();
        String happened = row.targetId() == null
                ? words.get("step_" + row.state(), system, row.attempts())
                : words.get("step_" + row.state() + "_id", system, row.targetId());
        String why = row.reason() == null ? "" : ". " + words.orWord("reason_", row.reason()) + ".";
        return happened
                + why
                + (row.possiblyTwice() ? (why.isEmpty() ? ". " : " ") + words.get("step_twice", system) : "");
    }
}
