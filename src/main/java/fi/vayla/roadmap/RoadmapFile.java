package fi.vayla.roadmap;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/roadmap.yaml} as it is written; {@link RoadmapFileCheck} makes {@link RoadmapRules} of it. */
@SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
record RoadmapFile(List<String> programmes, List<RuleEntry> rules, List<LinkEntry> links) {

    RoadmapFile {
        programmes = programmes == null ? List.of() : List.copyOf(programmes);
        rules = rules == null ? List.of() : List.copyOf(rules);
        links = links == null ? List.of() : List.copyOf(links);
    }

    record RuleEntry(
            String on,
            List<String> fields,
            Map<String, String> set,
            @Nullable String creates,
            @Nullable String programme) {

        RuleEntry {
            on = on == null ? "" : on;
            fields = fields == null ? List.of() : List.copyOf(fields);
            set = set == null ? Map.of() : Map.copyOf(set);
        }
    }

    record LinkEntry(String source, String ref, String item) {

        LinkEntry {
            source = source == null ? "" : source;
            ref = ref == null ? "" : ref;
            item = item == null ? "" : item;
        }
    }
}
