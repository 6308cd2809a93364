package fi.vayla.system.jira;

import fi.vayla.event.Json;
import fi.vayla.system.Labels;
import fi.vayla.system.jira.JiraAdapter.Move;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants an issue to say.
 *
 * @param fields such as summary and duedate; those that it leaves out stay
 * @param status null to leave it
 * @param labels that it should carry, as {@link Labels} says
 * @param without labels that it should not carry
 * @param comment what is said when labels are taken away
 * @param create the fields of a new issue beside these, such as project and issuetype, if one may be made; null if not
 */
record WantedIssue(
        String key,
        Map<String, JsonNode> fields,
        @Nullable Status status,
        List<String> labels,
        List<String> without,
        @Nullable String comment,
        @Nullable ObjectNode create) {

    private static final String NAME_ENDS = ":";

    /**
     * A status, by its names in the workflows that there are, and by its category where a workflow has none of them.
     *
     * @param category new, indeterminate or done
     */
    record Status(List<String> names, String category) {

        @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
        Status {
            names = names == null ? List.of() : List.copyOf(names);
            if (category == null || !category.matches("new|indeterminate|done")) {
                throw new IllegalArgumentException("category is new, indeterminate or done, not " + category);
            }
        }

        boolean isNamed(JsonNode status) {
            return names.stream().anyMatch(status.path("name").asString("")::equalsIgnoreCase);
        }

        boolean isOfCategory(JsonNode status) {
            return status.at("/statusCategory/key").asString("").equals(category);
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedIssue {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("key is the issue's, such as LAH-1");
        }
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        labels = labels == null ? List.of() : List.copyOf(labels);
        without = without == null ? List.of() : List.copyOf(without);
    }

    /** The same of another issue. */
    WantedIssue at(String otherKey) {
        return new WantedIssue(otherKey, fields, status, labels, without, comment, create);
    }

    /** What "Create issue" takes. */
    ObjectNode toCreate() {
        ObjectNode issue = Json.MAPPER.createObjectNode();
        ObjectNode all = issue.putObject("fields");
        if (create != null) {
            all.setAll(create);
        }
        fields.forEach(all::set);
        labels.forEach(all.withArray("labels")::add);
        return issue;
    }

    /** What "Edit issue" has to write; empty for nothing. The comment goes with the labels, so that a repeat says it no more. */
    ObjectNode edit(JsonNode issue) {
        ObjectNode edit = Json.MAPPER.createObjectNode();
        ObjectNode different = fieldsToPut(issue);
        if (!different.isEmpty()) {
            edit.set("fields", different);
        }
        List<String> before = labels(issue);
        List<String> after = rules().after(before);
        if (!rules().areOn(before)) {
            ObjectNode update = edit.putObject("update");
            ArrayNode operations = update.putArray("labels");
            before.stream()
                    .filter(label -> !after.contains(label))
                    .forEach(label -> operations.addObject().put("remove", label));
            after.stream()
                    .filter(label -> !before.contains(label))
                    .forEach(label -> operations.addObject().put("add", label));
            if (comment != null) {
                update.putArray("comment").addObject().putObject("add").put("body", comment);
            }
        }
        return edit;
    }

    /** The body with what the issue says; a status that needs no move is the wanted one. */
    JsonNode shown(JsonNode body, JsonNode issue) {
        ObjectNode shown = ((ObjectNode) body).deepCopy();
        ObjectNode said = shown.withObject("fields");
        fields.keySet().forEach(name -> said.set(name, issue.path("fields").path(name)));
        rules().show(labels(issue), shown.withArray("labels"));
        if (!(move(issue) instanceof Move.None)) {
            JsonNode now = issue.at("/fields/status");
            ObjectNode other = shown.putObject("status");
            other.putArray("names").add(now.path("name").asString(""));
            other.put("category", now.at("/statusCategory/key").asString(""));
        }
        return shown;
    }

    private Labels rules() {
        return new Labels(labels, without, NAME_ENDS);
    }

    private static List<String> labels(JsonNode issue) {
        return Labels.of(issue.at("/fields/labels"));
    }

    /** Those that the issue says otherwise. */
    ObjectNode fieldsToPut(JsonNode issue) {
        ObjectNode different = Json.MAPPER.createObjectNode();
        fields.forEach((name, value) -> {
            if (!value.equals(issue.path("fields").path(name))) {
                different.set(name, value);
            }
        });
        return different;
    }

    Move move(JsonNode issue) {
        if (status == null) {
            return new Move.None();
        }
        JsonNode now = issue.at("/fields/status");
        if (status.isNamed(now)) {
            return new Move.None();
        }
        Optional<JsonNode> named = transition(issue, status::isNamed);
        if (named.isPresent()) {
            return Move.by(named.get());
        }
        if (status.isOfCategory(now)) {
            return new Move.None();
        }
        return transition(issue, status::isOfCategory)
                .map(Move::by)
                .orElseGet(() -> new Move.Impossible("No transition leads %s from %s to %s or a status of category %s"
                        .formatted(key, now.path("name").asString(""), status.names(), status.category())));
    }

    private static Optional<JsonNode> transition(JsonNode issue, Predicate<JsonNode> to) {
        return issue.path("transitions")
                .valueStream()
                .filter(transition -> to.test(transition.path("to")))
                .findFirst();
    }
}
