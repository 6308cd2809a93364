package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @Test
    void the_wire_names_are_those_that_the_event_language_promises() {
        assertThat(EventType.values())
                .extracting(EventType::wireName)
                .containsExactly(
                        "fi.vayla.form.submitted",
                        "fi.vayla.case.opened",
                        "fi.vayla.case.changed",
                        "fi.vayla.case.decided",
                        "fi.vayla.case.closed",
                        "fi.vayla.project.changed",
                        "fi.vayla.idea.proposed",
                        "fi.vayla.metric.reported",
                        "fi.vayla.roadmap.item-changed",
                        "fi.vayla.roadmap.record-orphaned",
                        "fi.vayla.roadmap.stated");
    }

    @ParameterizedTest
    @EnumSource
    void a_type_is_found_by_its_short_and_by_its_wire_name(EventType type) {
        assertThat(EventType.find(type.shortName())).contains(type);
        assertThat(EventType.find(type.wireName())).contains(type);
    }

    @Test
    void other_names_find_nothing() {
        assertThat(EventType.find("form.submitted ")).isEmpty();
        assertThat(EventType.find("FORM_SUBMITTED")).isEmpty();
        assertThat(EventType.find("")).isEmpty();
    }

    @Test
    void the_data_schema_is_a_urn_with_the_version_written_today() {
        assertThat(EventType.ROADMAP_ITEM_CHANGED.dataSchema()).isEqualTo("urn:vayla:schema:roadmap.item-changed:1");
    }
}
