package fi.vayla.intake.openproject;

import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.ignored;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.RoadmapMapping;
import fi.vayla.Samples;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenProjectFormatTest {

    private static final String PACKAGE = """
            {"action": "%s",
             "work_package": {"id": 17, "lockVersion": 4, "subject": "Sähköiset lomakkeet", "percentageDone": 40,
               "dueDate": "2026-12-31", "updatedAt": "2026-05-04T10:00:00.123Z",
               "_links": {"status": {"title": "In progress"}, "responsible": {"title": "Tietohallinto"}}}}""";

    private final OpenProjectFormat format = new OpenProjectFormat();

    @Test
    void a_work_package_is_told_by_its_lock_version() {
        var message = event(format, raw(PACKAGE.formatted("work_package:updated")));

        assertThat(message.id()).isEqualTo("work_packages/17/4");
        assertThat(message.subject()).isEqualTo("17");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-05-04T10:00:00.123Z"));
        var project = (ProjectChanged) message.data();
        assertThat(project.status()).isEqualTo(Status.in_progress);
        assertThat(project.progress()).isEqualTo(40);
        assertThat(project.endDate()).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThat(project.responsibleUnit()).isEqualTo("Tietohallinto");
    }

    @Test
    void a_projects_status_is_its_health() {
        assertThat(event(format, raw(Samples.get("project-status/openproject/project_updated.json")))
                        .subject())
                .isEqualTo("projects/3");

        var told = event(format, raw("""
                {"action": "project:updated", "project": {"id": 3, "name": "Äly", "updatedAt": "2026-05-04T10:00:00Z",
                  "_links": {"status": {"href": "/api/v3/project_statuses/at_risk"}}}}"""));
        assertThat(((ProjectChanged) told.data()).health()).isEqualTo(Health.amber);
    }

    @Test
    void a_comment_says_nothing_about_a_project() {
        assertThat(ignored(format, raw(PACKAGE.formatted("work_package_comment:comment"))))
                .contains("work_package_comment");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"planned", "in_progress", "on_hold", "done", "cancelled"})
    void what_the_mapping_writes_is_read_back_as_the_same_status(Status status) throws Exception {
        for (int i = 0; i < (status == Status.planned ? 2 : 1); i++) {
            String name = RoadmapMapping.status("openproject", status, "/status/" + i);

            var message =
                    event(format, raw(PACKAGE.formatted("work_package:updated").replace("In progress", name)));

            assertThat(((ProjectChanged) message.data()).status()).as(name).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"proposed"})
    void what_would_be_read_back_as_another_status_is_not_written(Status status) throws Exception {
        assertThat(RoadmapMapping.status("openproject", status, "/status/0")).isEmpty();
    }
}
