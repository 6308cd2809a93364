package fi.vayla.routes;

import fi.vayla.delivery.Difference;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;

/** What becomes of a sample, as it stands in a file beside it. */
record SampleOutcome(Kind kind, JsonNode content) {

    /** The kinds of files. */
    enum Kind {
        /** The body that the target is given. */
        OUT(".out.json"),
        /** The message is parked: {@code reason}, and {@code message} or a part of it. */
        PARKED(".parked.json"),
        /** The target is given nothing: {@code because}. */
        NONE(".none.json");

        final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    static SampleOutcome parked(ParkingReason reason, String message) {
        return of(Kind.PARKED, Map.of("reason", reason, "message", message));
    }

    static SampleOutcome none(String because) {
        return of(Kind.NONE, Map.of("because", because));
    }

    static SampleOutcome of(Kind kind, Object content) {
        return new SampleOutcome(kind, Json.MAPPER.valueToTree(content));
    }

    /** Where another outcome is not as this one, which is expected. */
    List<SampleRun.Difference> differences(SampleOutcome actual) {
        if (kind != actual.kind) {
            return List.of(new SampleRun.Difference("", described(), actual.described()));
        }
        return Difference.between(content, actual.content).stream()
                .map(change -> new SampleRun.Difference(change.path(), change.from(), change.to()))
                .filter(difference -> kind != Kind.PARKED || !isPart(difference))
                .toList();
    }

    private static boolean isPart(SampleRun.Difference difference) {
        return difference.path().equals("/message")
                && difference.expected() != null
                && difference.actual() != null
                && difference
                        .actual()
                        .asString("")
                        .contains(difference.expected().asString(""));
    }

    /** Tells the kinds apart where two of them meet. */
    private JsonNode described() {
        return Json.MAPPER.valueToTree(Map.of(kind.suffix.substring(1), content));
    }

    /** As people read it, with a line break at the end. */
    byte[] text() {
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return (Json.MAPPER.writer().with(printer).writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
