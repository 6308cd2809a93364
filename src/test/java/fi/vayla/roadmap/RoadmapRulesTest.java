package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Finding;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoadmapRulesTest {

    @Test
    void the_shipped_file_shows_five_programmes_and_links_real_items() {
        assertThat(Hub.RULES.programmes()).hasSize(5).first().isEqualTo("lahti-digitiekartta-2024-2026");
        assertThat(Hub.RULES.findItem("jira", "TES-41")).hasValue("lah-frends");
        assertThat(Hub.RULES.findItem("github", "porvoo/digiohjelma#1")).hasValue("por-palautteiden-visualisointi");
    }

    @Test
    void every_lahti_measure_but_the_one_followed_elsewhere_has_the_jira_key_of_its_ordinal() {
        assertThat(Hub.PROGRAMMES.items("lahti-digitiekartta-2024-2026"))
                .filteredOn(item -> item instanceof Measure && !item.id().equals("lah-frends"))
                .hasSize(51)
                .allSatisfy(item -> assertThat(Hub.RULES.findItem("jira", "LAH-" + ((Measure) item).ordinal()))
                        .hasValue(item.id()));
    }

    @Test
    void every_mistake_is_named_with_its_place_and_what_to_do() {
        assertThat(findings("""
                        programmes: [lahti-digitiekartta-2024-2026, lahti, lahti-digitiekartta-2024-2026]
                        rules:
                          - { on: project.changed, fields: [status, colour] }
                          - { on: project.changed, set: { progress: 120 } }
                          - { on: case.decided }
                          - { on: project.renamed, fields: [title] }
                          - { on: idea.proposed, creates: measure, programme: vm-digikannustin }
                        links:
                          - { source: jira, ref: LAH-1, item: lah-fends }
                          - { source: jira, ref: LAH-2, item: lah-frends }
                          - { source: jira, ref: LAH-2, item: lah-servicenow }
                          - { source: jira, item: lah-frends }
                        """)).isEqualTo("""
                        roadmap.yaml:1:45: there is no programme "lahti" (use a programme_id of programmes.csv)
                        roadmap.yaml:1:52: "lahti-digitiekartta-2024-2026" is listed twice (remove one)
                        roadmap.yaml:3:36: there is no field "colour" (use one of [status, progress, health, start_date, end_date, responsible_unit, title, goal, value, votes, priority])
                        roadmap.yaml:4:5: there are two rules for this event (put them together)
                        roadmap.yaml:4:33: progress is "120" and must be a whole number from 0 to 100
                        roadmap.yaml:5:5: it changes nothing (give it fields, set or creates)
                        roadmap.yaml:6:5: this is not an event that can change the roadmap (use project.changed, case.decided, idea.proposed or another type of event)
                        roadmap.yaml:7:35: "measure" cannot be created (use idea)
                        roadmap.yaml:7:55: "vm-digikannustin" is not listed under programmes (list it there)
                        roadmap.yaml:9:5: there is no item "lah-fends" (use a goal_id, measure_id, project_id or metric_id of the CSV files)
                        roadmap.yaml:11:5: this record is linked twice (it can feed one item only, remove the other link)
                        roadmap.yaml:12:5: source and ref are needed (name the source and the record's id in it)""");
    }

    @Test
    void every_mistake_in_owners_and_rules_for_links_is_named_with_its_place() {
        assertThat(findings("""
                        programmes: [lahti-digitiekartta-2024-2026]
                        owners:
                          - { programme: lahti, fields: [status], owner: jira }
                          - { fields: [colour, progress], owner: [jira, operator], contested: maybe }
                          - { fields: [progress], owner: github }
                          - { fields: [] }
                        link_rules:
                          - { source: jira, ref: "LAH-*", item: lah-fends }
                          - { source: jira, ref: "LAH-{id}", item: lah-frends }
                          - { source: jira, ref: "{id}-{id}", item: "{id}" }
                          - { ref: "A", title: "B", item: lah-frends }
                        """)).isEqualTo("""
                        roadmap.yaml:3:18: there is no programme "lahti" (use a programme_id of programmes.csv)
                        roadmap.yaml:4:16: there is no field "colour" (use one of [status, progress, health, start_date, end_date, responsible_unit, title, goal, value, votes, priority])
                        roadmap.yaml:4:42: operators may always set a field (name sources only)
                        roadmap.yaml:4:71: "maybe" is not known (use one of [keep, accept, reject])
                        roadmap.yaml:5:16: progress has an owner already (put the two together)
                        roadmap.yaml:6:5: it owns nothing (list the fields)
                        roadmap.yaml:6:5: owner is needed (name the source, or several sources, whose word counts)
                        roadmap.yaml:8:5: there is no item "lah-fends" (use a goal_id, measure_id, project_id or metric_id of the CSV files)
                        roadmap.yaml:9:5: {id} must stand in the pattern and in item, or in neither
                        roadmap.yaml:10:5: {id} stands twice in the pattern (write * in the other place)
                        roadmap.yaml:11:5: either ref or title is needed, not both (give the pattern of one of them)
                        roadmap.yaml:11:5: source is needed (name the source of the records)""");
    }

    @Test
    void a_mistyped_key_is_named_with_its_place_and_so_is_an_empty_file() {
        assertThat(findings("programmes: [vm-digikannustin]\nlinkz: []\n"))
                .startsWith("roadmap.yaml:2:1: there is no key \"linkz\" here (use one of [");
        assertThat(findings("")).startsWith("roadmap.yaml:1:1: there is nothing in it (");
    }

    private static String findings(String yaml) {
        return RoadmapFileCheck.check(Path.of("roadmap.yaml"), yaml, Hub.PROGRAMMES).findings().stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
