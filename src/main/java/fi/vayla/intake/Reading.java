package fi.vayla.intake;

import fi.vayla.event.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON document and collects what is wrong with them, so that a sender learns of everything at once.
 * Fields are named by JSON Pointer. Text is without blanks around it, and blank text counts as absent. For one thread.
 */
public final class Reading {

    private final JsonNode root;
    private final ZoneId zone;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * @param zone where a time without an offset is meant
     */
    public Reading(JsonNode root, ZoneId zone) {
        this.root = root;
        this.zone = zone;
    }

    /** The pointer to the field of this name, whatever its letters, below another pointer. */
    public static String below(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A missing node when there is nothing there. */
    public JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** Text or a number as text. */
    public @Nullable String text(String pointer) {
        JsonNode node = at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString() && !node.isNumber()) {
            problem(pointer, "must be text");
            return null;
        }
        String text = node.asString().strip();
        return text.isEmpty() ? null : text;
    }

    /** Empty, with a problem, when it is absent. */
    public String requiredText(String pointer) {
        int before = problems.size();
        @Nullable String text = text(pointer);
        if (text == null && problems.size() == before) {
            problem(pointer, "is required");
        }
        return text == null ? "" : text;
    }

    public @Nullable Instant time(String pointer) {
        @Nullable String text = text(pointer);
        if (text == null) {
            return null;
        }
        @Nullable Instant time = Times.find(text, zone).orElse(null);
        if (time == null) {
            problem(pointer, "must be a date and time, such as 2026-01-31T12:00:00+02:00");
        }
        return time;
    }

    /** The epoch, with a problem, when it is absent. */
    public Instant requiredTime(String pointer) {
        int before = problems.size();
        @Nullable Instant time = time(pointer);
        if (time == null && problems.size() == before) {
            problem(pointer, "is required");
        }
        return time == null ? Instant.EPOCH : time;
    }

    public @Nullable LocalDate date(String pointer) {
        @Nullable String text = text(pointer);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(pointer, "must be a date, such as 2026-01-31");
            return null;
        }
    }

    /** A whole number of 0 to 100; what is no whole number counts as absent. */
    public @Nullable Integer percent(String pointer) {
        JsonNode percent = at(pointer);
        if (!percent.isInt()) {
            return null;
        }
        if (percent.intValue() < 0 || percent.intValue() > 100) {
            problem(pointer, "must be 0 to 100");
            return null;
        }
        return percent.intValue();
    }

    /** The same problem is told once, however often it is found. */
    public void problem(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }

    public void problems(List<Problem> more) {
        problems.addAll(more);
    }

    /** What the supplier makes, unless something is wrong. */
    public Decoded orInvalid(Supplier<Decoded> decoded) {
        return problems.isEmpty() ? decoded.get() : new Decoded.Invalid(List.copyOf(problems));
    }
}
