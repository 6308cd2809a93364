package fi.vayla.roadmap;

import fi.vayla.roadmap.RoadmapFile.LinkEntry;
import fi.vayla.roadmap.RoadmapFile.LinkRuleEntry;
import fi.vayla.roadmap.RoadmapFileCheck.Problems;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with {@code links} and {@code link_rules}. */
final class LinksCheck {

    private final Programmes programmes;
    private final Problems problems;

    LinksCheck(Programmes programmes, Problems problems) {
        this.programmes = programmes;
        this.problems = problems;
    }

    Map<Link, String> links(List<LinkEntry> entries) {
        Map<Link, String> links = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            LinkEntry entry = entries.get(i);
            String place = "/links/" + i;
            if (entry.source().isBlank() || entry.ref().isBlank()) {
                problems.add(place, "source and ref are needed; name the source and the record's id in it");
            }
            requireItem(place, entry.item());
            if (links.put(new Link(entry.source(), entry.ref()), entry.item()) != null) {
                problems.add(place, "this record is linked twice; it can feed one item only, remove the other link");
            }
        }
        return links;
    }

    List<LinkRule> rules(List<LinkRuleEntry> entries) {
        List<LinkRule> rules = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rules.add(rule("/link_rules/" + i, entries.get(i)));
        }
        return rules;
    }

    private LinkRule rule(String place, LinkRuleEntry entry) {
        if (entry.source().isBlank()) {
            problems.add(place, "source is needed; name the source of the records");
        }
        if ((entry.ref() == null) == (entry.title() == null)) {
            problems.add(place, "either ref or title is needed, not both; give the pattern of one of them");
        }
        String pattern = entry.ref() != null ? entry.ref() : entry.title() != null ? entry.title() : "";
        var rule = new LinkRule(entry.source(), entry.ref() == null, pattern, entry.item());
        if (pattern.indexOf(LinkRule.ID) != pattern.lastIndexOf(LinkRule.ID)) {
            problems.add(place, "{id} stands twice in the pattern; write * in the other place");
        }
        if (rule.hasId() != entry.item().contains(LinkRule.ID)) {
            problems.add(place, "{id} must stand in the pattern and in item, or in neither");
        } else if (!rule.hasId()) {
            requireItem(place, entry.item());
        }
        return rule;
    }

    private void requireItem(String place, String item) {
        if (programmes.findItem(item).isEmpty()) {
            problems.add(
                    place,
                    "there is no item \"" + item
                            + "\"; use a goal_id, measure_id, project_id or metric_id of the CSV files");
        }
    }
}
