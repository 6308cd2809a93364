package fi.vayla.intake.ahjo;

import fi.vayla.event.CaseRecord;
import fi.vayla.event.CaseRecord.Decision;
import fi.vayla.event.CaseRecord.Movement;
import fi.vayla.event.Json;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Ahjo, the case management of the City of Helsinki (Open Ahjo REST API and its callbacks, as helsinki-paatokset uses
 * them): a full case record, or a callback that only says which case moved. There is no delivery id and callbacks come in
 * bursts, so the id is made of the case's id and a hash of what is told of it, the newest of its dates among it: a repeat says
 * the same and is one event. A record that goes back to what it was without any newer date of a handling or a document
 * cannot be told from a repeat.
 */
@Component
final class AhjoFormat implements Format {

    private static final Pattern CASE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    @Override
    public String id() {
        return "ahjo";
    }

    @Override
    public boolean needsSystem() {
        return true;
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        if (root.isNull() || (root.isObject() && root.isEmpty())) {
            return new Decoded.Ignored("an empty callback");
        }
        return root.has("CaseID") ? record(root, UpdateType.of(root)) : callback(root);
    }

    private static Decoded callback(JsonNode root) {
        Optional<String> id = text(root, "id");
        if (!root.isObject() || (!root.has("id") && !root.has("updatetype"))) {
            return Decoded.Invalid.of("", "must be a case record with a CaseID, or a callback with updatetype and id");
        }
        if (id.isEmpty() || text(root, "updatetype").isEmpty()) {
            return new Decoded.Ignored("a callback without an id or an updatetype");
        }
        String caseId = BLANKS.matcher(id.get()).replaceAll("-");
        UpdateType type = UpdateType.of(root);
        return switch (type) {
            case TEST -> new Decoded.Ignored("a test");
            case REMOVED -> new Decoded.Ignored("a removal; the hub keeps what it was told before");
            case UNKNOWN -> new Decoded.Ignored("an updatetype that the hub does not know");
            case ADDED, UPDATED -> {
                if (caseId.equalsIgnoreCase("test")) {
                    yield new Decoded.Ignored("a test");
                }
                yield CASE_ID.matcher(caseId).matches()
                        ? new Decoded.Thin("/cases/" + caseId, bytes -> record(Json.read(bytes), type))
                        : new Decoded.Ignored("an id that is not a case's");
            }
        };
    }

    private static Decoded record(JsonNode root, UpdateType type) {
        var reading = new Reading(root, Times.FINLAND);
        CaseRecord data = new Case(reading).read(type);
        return reading.orInvalid(
                () -> new Decoded.Message(data.caseId() + "/" + hash(data), data.caseId(), time(data), data));
    }

    /** Of a decision its own, since a later document makes no newer decision. */
    private static Instant time(CaseRecord data) {
        @Nullable Decision decision = data.movement() == Movement.DECIDED ? data.decision() : null;
        return decision == null || decision.decidedAt() == null ? data.changedAt() : decision.decidedAt();
    }

    private static Optional<String> text(JsonNode root, String name) {
        return root.path(name).asStringOpt().map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String hash(CaseRecord data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(data.type().wireName().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(Json.write(data)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
