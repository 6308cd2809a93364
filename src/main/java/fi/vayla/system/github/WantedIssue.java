package fi.vayla.system.github;

import static fi.vayla.system.RestApi.encoded;

import fi.vayla.event.Json;
import fi.vayla.system.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants an issue to say; null for what it leaves alone.
 *
 * @param ref the issue as {@code owner/repository#number}
 * @param state open or closed
 * @param stateReason completed or not_planned, for one that is closed
 * @param labels that it should carry, as {@link Labels} says
 * @param without labels that it should not carry
 * @param comment what is said when labels are taken away
 * @param create what a new issue says beside these, if one may be made; null if not
 */
record WantedIssue(
        String ref,
        @Nullable String title,
        @Nullable String state,
        @Nullable String stateReason,
        List<String> labels,
        List<String> without,
        @Nullable String comment,
        @Nullable ObjectNode create) {

    private static final String NAME_ENDS = ": ";

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedIssue {
        if (ref == null || !ref.matches("[^/#]+/[^/#]+#\\d+")) {
            throw new IllegalArgumentException("ref is owner/repository#number, not " + ref);
        }
        labels = labels == null ? List.of() : List.copyOf(labels);
        without = without == null ? List.of() : List.copyOf(without);
    }

    /** The same of another issue. */
    WantedIssue at(String otherRef) {
        return new WantedIssue(otherRef, title, state, stateReason, labels, without, comment, create);
    }

    String path() {
        return "/repos/%s/%s/issues/%s".formatted(encoded(owner()), encoded(repository()), encoded(number()));
    }

    /** The owner and the repository. */
    String home() {
        return ref.substring(0, ref.indexOf('#'));
    }

    private String owner() {
        return ref.substring(0, ref.indexOf('/'));
    }

    private String repository() {
        return ref.substring(ref.indexOf('/') + 1, ref.indexOf('#'));
    }

    private String number() {
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
        List<String> before = Labels.of(issue.path("labels"));
        if (!rules().areOn(before)) {
            var names = patch.putArray("labels");
            rules().after(before).forEach(names::add);
        }
        return patch;
    }

    /** Whether it has labels that go, which the comment explains. */
    boolean isToLose(JsonNode issue) {
        return !new Labels(List.of(), without, NAME_ENDS).areOn(Labels.of(issue.path("labels")));
    }

    /** What "Create an issue" takes. */
    ObjectNode toCreate() {
        ObjectNode issue = Json.MAPPER.createObjectNode().put("title", title == null ? ref : title);
        if (create != null) {
            issue.setAll(create);
        }
        labels.forEach(issue.withArray("labels")::add);
        return issue;
    }

    /** The body with what the issue says. */
    JsonNode shown(JsonNode body, JsonNode issue) {
        ObjectNode shown = ((ObjectNode) body).deepCopy();
        if (title != null) {
            shown.put("title", text(issue, "title"));
        }
        if (state != null) {
            shown.put("state", text(issue, "state"));
        }
        if (stateReason != null) {
            shown.set("stateReason", issue.path("state_reason"));
        }
        rules().show(Labels.of(issue.path("labels")), shown.withArray("labels"));
        return shown;
    }

    private Labels rules() {
        return new Labels(labels, without, NAME_ENDS);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
