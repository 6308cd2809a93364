package fi.vayla.intake;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import fi.vayla.log.Schemas;
import fi.vayla.system.Systems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a sources file says, with everything that is wrong in it.
 *
 * @param ids of all, also of those that cannot be used
 */
public record SourcesFile(Set<String> ids, List<Finding> findings) {

    private static final String LIST = "sources";

    public SourcesFile {
        ids = Set.copyOf(ids);
        findings = List.copyOf(findings);
    }

    /** @param file what findings call it */
    public static SourcesFile check(Path file, String text, List<Format> formats, Schemas schemas, Systems systems) {
        YamlFile yaml = YamlFile.parse(file, text);
        if (yaml.fault().isPresent()) {
            return new SourcesFile(Set.of(), List.of(yaml.fault().get()));
        }
        List<Finding> findings = new ArrayList<>(yaml.unknownKeys(LIST));
        JsonNode entries = yaml.tree().path(LIST);
        if (!entries.isArray() && !entries.isNull() && !entries.isMissingNode()) {
            findings.add(yaml.atValue("/" + LIST, "sources is a list; begin each with - id:"));
        }
        Set<String> ids = new HashSet<>();
        List<@Nullable Source> good = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ids.add(entries.get(i).path("id").asString(""));
            String at = "/" + LIST + "/" + i;
            try {
                List<@Nullable Source> more = new ArrayList<>(good);
                more.add(yaml.read(at, Source.class));
                new Sources(file, more, formats, schemas, systems);
                good = more;
            } catch (InvalidConfiguration e) {
                findings.add(yaml.at(at, e));
            }
        }
        return new SourcesFile(ids, findings);
    }
}
