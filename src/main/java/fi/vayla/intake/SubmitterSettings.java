package fi.vayla.intake;

import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.event.InvalidConfiguration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The settings that say where in a form its sender stands, all optional, all JSON Pointers: {@code organisation} (its
 * name), {@code name}, {@code identifier}, {@code email}, {@code phone}.
 */
public final class SubmitterSettings {

    private static final String ORGANISATION = "organisation";
    /** What the settings are called. */
    public static final Set<String> NAMES = Set.of(ORGANISATION, "name", "identifier", "email", "phone");

    private SubmitterSettings() {}

    public static void check(Source source) {
        NAMES.forEach(name -> requirePointer(source, name));
    }

    /** Throws {@link InvalidConfiguration} when a setting is there and is no JSON Pointer. */
    public static void requirePointer(Source source, String name) {
        @Nullable String pointer = source.settings().get(name);
        if (pointer == null) {
            return;
        }
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "the setting " + name + " is \"" + pointer + "\"; write a JSON Pointer, such as /id", e);
        }
    }

    /** What the form says of its sender; it never fails, since a form without a sender is still a form. */
    public static Submitter read(Source source, JsonNode form) {
        @Nullable String organisation = text(source, ORGANISATION, form);
        @Nullable String name = text(source, "name", form);
        Submitter.Kind kind = organisation != null
                ? Submitter.Kind.organisation
                : name != null ? Submitter.Kind.person : Submitter.Kind.unknown;
        return new Submitter(
                kind,
                organisation != null ? organisation : name,
                text(source, "identifier", form),
                text(source, "email", form),
                text(source, "phone", form));
    }

    private static @Nullable String text(Source source, String name, JsonNode form) {
        @Nullable String pointer = source.settings().get(name);
        if (pointer == null) {
            return null;
        }
        JsonNode node = form.at(pointer);
        String text = node.isValueNode() && !node.isNull() ? node.asString().strip() : "";
        return text.isEmpty() ? null : text;
    }
}
