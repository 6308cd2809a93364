package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoadmapRulesTest {

    @TempDir
    Path folder;

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
    void every_mistake_is_named_with_its_entry_and_what_to_do() throws IOException {
        assertThatThrownBy(() -> load("""
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
                        """))
                .isInstanceOf(InvalidConfiguration.class)
                .message()
                .isEqualTo("""
                        FILE: programmes[1]: there is no programme "lahti"; use a programme_id of programmes.csv
                        FILE: programmes[2]: "lahti-digitiekartta-2024-2026" is listed twice; remove one
                        FILE: rules[0] (on: project.changed).fields: there is no field "colour"; use one of [status, progress, health, start_date, end_date, responsible_unit, title]
                        FILE: rules[1] (on: project.changed).set: progress is "120" and must be a whole number from 0 to 100
                        FILE: rules[1] (on: project.changed): there are two rules for this event; put them together
                        FILE: rules[2] (on: case.decided): it changes nothing; give it fields, set or creates
                        FILE: rules[3] (on: project.renamed): this is not an event that can change the roadmap; use project.changed, case.decided, idea.proposed or another type of event
                        FILE: rules[4] (on: idea.proposed).creates: "measure" cannot be created; use idea
                        FILE: rules[4] (on: idea.proposed).programme: "vm-digikannustin" is not listed under programmes; list it there
                        FILE: links[0] (jira LAH-1): there is no item "lah-fends"; use a goal_id, measure_id, project_id or metric_id of the CSV files
                        FILE: links[2] (jira LAH-2): this record is linked twice; it can feed one item only, remove the other link
                        FILE: links[3] (jira ): source and ref are needed; name the source and the record's id in it""".replace("FILE", folder.resolve("roadmap.yaml").toString()));
    }

    @Test
    void a_mistyped_key_is_named() {
        assertThatThrownBy(() -> load("programmes: [vm-digikannustin]\nlinkz: []\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("roadmap.yaml:")
                .hasMessageContaining("linkz");
    }

    private RoadmapRules load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("roadmap.yaml"), yaml);
        return RoadmapRules.load(file, Hub.PROGRAMMES);
    }
}
