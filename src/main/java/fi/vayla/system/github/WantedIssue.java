package fi.vayla.system.github;

import fi.vayla.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants an issue to say; null for what it leaves alone. A label {@code NAME: VALUE} takes the place of the
 * issue's labels with that name, and all other labels stay.
 *
 * @param ref the issue as {@code owner/repository#number}
 * @param state open or closed
 * @param stateReason completed or not_planned, for one that is closed
 */
record WantedIssue(
        String ref,
        @Nullable String title,
        @Nullable String state,
        @Nullable String stateReason,
        List<String> labels) {

    private static final String NAME_ENDS = ": ";

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedIssue {
        if (ref == null || !ref.matches("[^/#]+/[^/#]+#\\d+")) {
            throw new IllegalArgumentException("ref is owner/repository#number, not " + ref);
        }
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    String owner() {
        return ref.substring(0, ref.indexOf('/'));
    }

    String repository() {
        return ref.substring(ref.indexOf('/') + 1, ref.indexOf('#'));
    }

    String number() {
        return ref.substring(ref.indexOf('#') + 1);
    }

    /** What has to be written to an issue that stands like this; empty for nothing. */
    ObjectNode patch(JsonNode issue) {
        ObjectNode patch = Json.MAPPER.createObjectNode();
        if (title != null && !title.equals(text(issue, "title"))) {
            patch.put("title", title);
        }
        boolean otherReason =
                "closed".equals(state) && stateReason != null && !stateReason.equals(text(issue, "state_reason"));
        if (state != null && (otherReason || !state.equals(text(issue, "state")))) {
            patch.put("state", state);
            if (stateReason != null) {
                patch.put("state_reason", stateReason);
            }
        }
        List<String> before = issue.path("labels")
                .valueStream()
                .map(label -> label.isString() ? label.stringValue() : text(label, "name"))
                .toList();
        List<String> after = labels(before);
        if (!new TreeSet<>(after).equals(new TreeSet<>(before))) {
            var names = patch.putArray("labels");
            after.forEach(names::add);
        }
        return patch;
    }

    private List<String> labels(List<String> before) {
        List<String> after = new ArrayList<>(before);
        after.removeIf(label -> labels.stream().anyMatch(own -> takesPlaceOf(own, label)));
        after.addAll(labels);
        return after;
    }

    private static boolean takesPlaceOf(String own, String label) {
        int end = own.indexOf(NAME_ENDS);
        return end < 0 ? label.equals(own) : label.startsWith(own.substring(0, end + NAME_ENDS.length()));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
