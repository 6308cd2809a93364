package fi.vayla.system.openproject;

import fi.vayla.event.Json;
import fi.vayla.system.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a mapping wants a work package to say.
 *
 * @param fields such as subject, percentageDone, startDate and dueDate; those that it leaves out stay
 * @param status the names that the wanted status may have; none to leave it
 */
record WantedPackage(String id, Map<String, JsonNode> fields, List<String> status) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the mapping leaves out
    WantedPackage {
        if (id == null || !id.matches("\\d+")) {
            throw new IllegalArgumentException("id is the work package's number, not " + id);
        }
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        status = status == null ? List.of() : List.copyOf(status);
    }

    /** Those fields that the work package says otherwise. */
    ObjectNode patch(JsonNode workPackage) {
        ObjectNode different = Json.MAPPER.createObjectNode();
        fields.forEach((name, value) -> {
            if (!value.equals(workPackage.path(name))) {
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
