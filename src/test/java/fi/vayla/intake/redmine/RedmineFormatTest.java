package fi.vayla.intake.redmine;

import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RedmineFormatTest {

    private static final String ISSUE = """
            {"id": 4, "subject": "Asiakaskortti", "status": {"id": 5, "name": "Closed"}, "done_ratio": 100,
             "start_date": "2026-01-01", "due_date": null, "updated_on": "2026-05-04T10:00:00Z"}""";

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
}
