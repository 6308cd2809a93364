package fi.vayla.intake.formio;

import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the values of file components, however deep in containers and grids. */
final class Files {

    private final Reading reading;
    private final List<Attachment> attachments;

    Files(Reading reading, List<Attachment> attachments) {
        this.reading = reading;
        this.attachments = attachments;
    }

    /**
     * @param component the names of the components on the way, which describe the file
     */
    void collect(JsonNode node, String pointer, String component) {
        if (isFile(node)) {
            add(node, pointer, component);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.path(i), pointer + "/" + i, component);
            }
        } else {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = field.getKey();
                collect(
                        field.getValue(),
                        Reading.below(pointer, name),
                        component.isEmpty() ? name : component + "." + name);
            }
        }
    }

    private static boolean isFile(JsonNode node) {
        return node.isObject()
                && node.has("storage")
                && node.has("name")
                && (node.has("originalName") || node.has("url") || node.has("key"));
    }

    private void add(JsonNode file, String pointer, String component) {
        @Nullable String url = reading.text(pointer + "/url");
        if (url != null && url.toLowerCase(Locale.ROOT).startsWith("data:")) {
            reading.problem(
                    pointer + "/url",
                    "holds the file itself; give the form's file component a storage provider (url, s3, azure) so that"
                            + " files come by reference");
            return;
        }
        @Nullable String originalName = reading.text(pointer + "/originalName");
        attachments.add(new Attachment(
                originalName != null ? originalName : reading.text(pointer + "/name"),
                reading.text(pointer + "/type"),
                size(file),
                url != null ? url : reading.text(pointer + "/key"),
                component.isEmpty() ? null : component));
    }

    private static @Nullable Long size(JsonNode file) {
        JsonNode size = file.path("size");
        return size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0 ? size.longValue() : null;
    }
}
