package fi.vayla.roadmap;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/roadmap.yaml} as it is written; {@link RoadmapFileCheck} makes {@link RoadmapRules} of it. */
@SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
record RoadmapFile(
        List<String> programmes,
        List<RuleEntry> rules,
        List<OwnerEntry> owners,
        List<LinkEntry> links,
        @JsonProperty("link_rules") List<LinkRuleEntry> linkRules) {

    RoadmapFile {
        programmes = programmes == null ? List.of() : List.copyOf(programmes);
        rules = rules == null ? List.of() : List.copyOf(rules);
        owners = owners == null ? List.of() : List.copyOf(owners);
        links = links == null ? List.of() : List.copyOf(links);
        linkRules = linkRules == null ? List.of() : List.copyOf(linkRules);
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

    record OwnerEntry(
            @Nullable String programme,
            List<String> fields,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> owner,

            @Nullable String contested) {

        OwnerEntry {
            fields = fields == null ? List.of() : List.copyOf(fields);
            owner = owner == null ? List.of() : List.copyOf(owner);
        }
    }

    record LinkEntry(String source, String ref, String item) {

        LinkEntry {
            source = source == null ? "" : source;
            ref = ref == null ? "" : ref;
            item = item == null ? "" : item;
        }
    }

    record LinkRuleEntry(
            String source, @Nullable String ref, @Nullable String title, String item) {

        LinkRuleEntry {
            source = source == null ? "" : source;
            item = item == null ? "" : item;
        }
    }
}
