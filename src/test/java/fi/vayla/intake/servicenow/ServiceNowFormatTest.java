package fi.vayla.intake.servicenow;

import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.RoadmapMapping;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceNowFormatTest {

    private final ServiceNowFormat format = new ServiceNowFormat();

    @Test
    void a_row_is_told_by_its_count_of_changes_and_its_times_are_utc() {
        var message = event(format, raw("""
                {"result": {"sys_id": "a1", "sys_mod_count": "12", "short_description": "JoTo", "state": "3",
                  "percent_complete": "99.50", "start_date": "", "end_date": "2026-12-31 22:00:00",
                  "sys_updated_on": "2026-05-04 10:00:00", "sys_updated_by": "testi.testinen"}}"""));

        assertThat(message.id()).isEqualTo("a1/12");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        var project = (ProjectChanged) message.data();
        assertThat(project.status()).isEqualTo(Status.done);
        assertThat(project.progress()).isEqualTo(99);
        assertThat(project.startDate()).isNull();
        assertThat(project.endDate()).isEqualTo(LocalDate.parse("2026-12-31"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"planned", "in_progress", "done", "cancelled"})
    void what_the_mapping_writes_is_read_back_as_the_same_status(Status status) throws Exception {
        String state = RoadmapMapping.status("servicenow", status, "/row/state");

        var message = event(format, raw("""
                {"sys_id": "a1", "sys_mod_count": "12", "short_description": "JoTo", "state": "%s",
                  "sys_updated_on": "2026-05-04 10:00:00", "sys_updated_by": "vayla"}""".formatted(state)));

        assertThat(((ProjectChanged) message.data()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"proposed", "on_hold"})
    void what_would_be_read_back_as_another_status_is_not_written(Status status) throws Exception {
        assertThat(RoadmapMapping.status("servicenow", status, "/row/state")).isEmpty();
    }
}
