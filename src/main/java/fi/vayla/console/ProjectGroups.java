package fi.vayla.console;

import fi.vayla.console.RoadmapPage.ProjectGroup;
import fi.vayla.console.RoadmapPage.ProjectRow;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Project;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A programme's projects by topic, in the order of the page's alphabet; the topic of what fits nowhere comes last. */
final class ProjectGroups {

    private static final String OTHER = "other";

    private final Words words;
    private final TimelineRows rows;

    ProjectGroups(Words words, TimelineRows rows) {
        this.words = words;
        this.rows = rows;
    }

    List<ProjectGroup> of(ProgrammeView view) {
        Map<String, List<ItemView>> byTopic = view.items(ItemKind.project).stream()
                .collect(Collectors.groupingBy(item -> facts(item).topic()));
        Collator alphabet = Collator.getInstance(words.language().locale());
        return byTopic.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<ItemView>> topic) ->
                                topic.getKey().equals(OTHER))
                        .thenComparing(topic -> words.orWord("topic_", topic.getKey()), alphabet))
                .map(topic -> group(topic.getKey(), topic.getValue()))
                .toList();
    }

    private ProjectGroup group(String topic, List<ItemView> projects) {
        String name = words.orWord("topic_", topic);
        return new ProjectGroup(
                topic,
                name,
                words.get("projects_of", name),
                projects.stream().map(this::row).toList());
    }

    private ProjectRow row(ItemView item) {
        Project project = facts(item);
        String dates = words.period(item.startDate(), item.endDate());
        return new ProjectRow(
                item.id(),
                words.title(item),
                project.lead() == null
                        ? new Title(words.get("lead_not_stated"), null)
                        : words.foreign(project.lead(), "fi"),
                Stream.concat(project.partnerMunicipalities().stream(), project.partnerOrganisations().stream())
                        .map(partner -> words.foreign(partner, "fi"))
                        .toList(),
                dates.isEmpty() ? null : dates,
                rows.state(item));
    }

    private static Project facts(ItemView item) {
        if (item.facts() instanceof Project project) {
            return project;
        }
        throw new IllegalArgumentException(item.id() + " is not a project");
    }
}
