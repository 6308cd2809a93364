package fi.vayla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Parser;
import fi.vayla.event.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the shipped mappings write to tools, for the tests of the formats that read it back. */
public final class RoadmapMapping {

    private RoadmapMapping() {}

    /** The text at the pointer for an item with the status; empty for nothing. */
    public static String status(String tool, Status status, String pointer) throws IOException {
        JsonNode item = new ObjectMapper().readTree("""
                {"fields": {"status": {"value": "%s"}}, "links": [{"source": "%s", "ref": "1"}]}""".formatted(status, tool));
        return Parser.compileString(Files.readString(Path.of("routes/mappings/roadmap-to-" + tool + ".jslt")))
                .apply(item)
                .at(pointer)
                .asText("");
    }
}
