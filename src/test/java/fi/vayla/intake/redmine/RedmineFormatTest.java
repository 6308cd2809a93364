package fi.vayla.intake.redmine;

import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.RoadmapMapping;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedmineFormatTest {

    private static final String ISSUE = """
            {"id": 4, "subject": "Asiakaskortti", "status": {"id": 5, "name": "Closed"}, "done_ratio": 100,
             "start_date": "2026-01-01", "due_date": null, "updated_on": "2026-05-04T10:00:00Z"}""";

    /** Of a new installation. */
    private static final Map<String, String> NAMES =
            Map.of("1", "New", "2", "In Progress", "3", "Resolved", "4", "Feedback", "5", "Closed", "6", "Rejected");

    private final RedmineFormat format = new RedmineFormat();

    @Test
    void an_issue_is_told_by_its_update_alone_or_wrapped() {
        var alone = event(format, raw(ISSUE));
        var wrapped = event(format, raw("{\"issue\":" + ISSUE + "}"));

        assertThat(alone).isEqualTo(wrapped);
        assertThat(alone.id()).isEqualTo("4/2026-05-04T10:00:00Z");
        assertThat(alone.time()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        assertThat(((ProjectChanged) alone.data()).status()).isEqualTo(Status.done);
        assertThat(((ProjectChanged) alone.data()).progress()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"planned", "in_progress", "done", "cancelled"})
    void what_the_mapping_writes_is_read_back_as_the_same_status(Status status) throws Exception {
        String name = NAMES.get(RoadmapMapping.status("redmine", status, "/send/issue/status_id"));

        var message = event(format, raw(ISSUE.replace("Closed", String.valueOf(name))));

        assertThat(((ProjectChanged) message.data()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"proposed"})
    void what_would_be_read_back_as_another_status_is_not_written(Status status) throws Exception {
        assertThat(RoadmapMapping.status("redmine", status, "/send/issue/status_id"))
                .isEmpty();
    }
}
