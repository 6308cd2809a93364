package fi.vayla.roadmap;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the roadmap is described.
 *
 * @param file which programmes are shown and which event changes which item
 * @param folder the programmes themselves, as CSV files; an import writes them
 */
@ConfigurationProperties("vayla.roadmap")
record RoadmapSettings(
        @DefaultValue("config/roadmap.yaml") Path file,
        @DefaultValue("config/roadmaps") Path folder) {}
