package fi.vayla.system.jira;

import fi.vayla.event.Json;
import fi.vayla.system.jira.JiraAdapter.Move;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants an issue to say.
 *
 * @param fields such as summary and duedate; those that it leaves out stay
 * @param status null to leave it
 */
record WantedIssue(
        String key, Map<String, JsonNode> fields, @Nullable Status status) {

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
