package fi.vayla.system.openproject;

import fi.vayla.event.Json;
import fi.vayla.system.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants a work package to say.
 *
 * @param fields such as subject, percentageDone, startDate and dueDate; those that it leaves out stay
 * @param status the names that the wanted status may have; none to leave it
 * @param comment what is said before fields are changed, of one that is to be let go
 * @param create what a new work package has beside these, such as its links to project and type, if one may be made; null if
 *     not
 */
record WantedPackage(
        String id,
        Map<String, JsonNode> fields,
        List<String> status,
        @Nullable String comment,
        @Nullable ObjectNode create) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedPackage {
        if (id == null || !id.matches("\\d+")) {
            throw new IllegalArgumentException("id is the work package's number, not " + id);
        }
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        status = status == null ? List.of() : List.copyOf(status);
    }

    /** The same of another work package. */
    WantedPackage at(String otherId) {
        return new WantedPackage(otherId, fields, status, comment, create);
    }

    /** What "Create work package" takes. */
    ObjectNode toCreate() {
        ObjectNode all = create == null ? Json.MAPPER.createObjectNode() : create.deepCopy();
        fields.forEach(all::set);
        return all;
    }

    /** What "Comment work package" takes. */
    ObjectNode activity() {
        ObjectNode activity = Json.MAPPER.createObjectNode();
        activity.putObject("comment").put("raw", comment);
        return activity;
    }

    /** The body with what the work package says; a status with one of the names is the wanted one. */
    JsonNode shown(JsonNode body, JsonNode workPackage) {
        ObjectNode shown = ((ObjectNode) body).deepCopy();
        ObjectNode said = shown.withObject("fields");
        fields.forEach(
                (name, value) -> said.set(name, says(workPackage, name, value) ? value : workPackage.path(name)));
        if (!hasStatus(workPackage)) {
            shown.putArray("status").add(workPackage.at("/_links/status/title").asString(""));
        }
        return shown;
    }

    /** An empty text is what the work package shows as null. */
    private static boolean says(JsonNode workPackage, String name, JsonNode value) {
        JsonNode said = workPackage.path(name);
        return value.equals(said)
                || (value.isString()
                        && value.asString().isEmpty()
                        && said.asString("").isEmpty());
    }

    /** Those fields that the work package says otherwise. */
    ObjectNode patch(JsonNode workPackage) {
        ObjectNode different = Json.MAPPER.createObjectNode();
        fields.forEach((name, value) -> {
            if (!says(workPackage, name, value)) {
                different.set(name, value);
            }
        });
        return different;
    }

    boolean hasStatus(JsonNode workPackage) {
        return status.isEmpty() || isNamed(workPackage.at("/_links/status/title"));
    }

    /** The link to the first of the installation's statuses that has one of the names. */
    Optional<JsonNode> findStatus(JsonNode statuses) {
        return statuses.at("/_embedded/elements")
                .valueStream()
                .filter(one -> isNamed(one.path("name")))
                .map(one -> one.at("/_links/self"))
                .findFirst();
    }

    Outcome noStatus() {
        return new Outcome.Refused(
                Outcome.Reason.MAPPING, "OpenProject has no status " + status + "; give its name in the mapping");
    }

    private boolean isNamed(JsonNode name) {
        return status.stream().anyMatch(name.asString("")::equalsIgnoreCase);
    }
}
