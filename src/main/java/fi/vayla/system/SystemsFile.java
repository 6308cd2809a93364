package fi.vayla.system;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a systems file says, with everything that is wrong in it.
 *
 * @param systems those that can be used
 * @param ids of all, also of those that cannot
 */
public record SystemsFile(Systems systems, Set<String> ids, List<Finding> findings) {

    private static final String LIST = "systems";

    public SystemsFile {
        ids = Set.copyOf(ids);
        findings = List.copyOf(findings);
    }

    /** @param file what findings call it */
    public static SystemsFile check(Path file, String text, List<AdapterFactory> factories) {
        YamlFile yaml = YamlFile.parse(file, text);
        Systems systems = new Systems(List.of(), Map.of());
        if (yaml.fault().isPresent()) {
            return new SystemsFile(systems, Set.of(), List.of(yaml.fault().get()));
        }
        List<Finding> findings = new ArrayList<>(yaml.unknownKeys(LIST));
        JsonNode entries = yaml.tree().path(LIST);
        if (!entries.isArray()) {
            findings.add(yaml.atKey("/" + LIST, "there are no systems; list them under systems:"));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            ids.add(entries.get(i).path("id").asString(""));
            String at = "/" + LIST + "/" + i;
            try {
                List<SystemDefinition> more = new ArrayList<>(systems.list());
                more.add(yaml.read(at, SystemDefinition.class));
                systems = Systems.of(file.toString(), more, factories);
            } catch (InvalidConfiguration e) {
                findings.add(yaml.at(at, e));
            }
        }
        return new SystemsFile(systems, ids, findings);
    }
}
