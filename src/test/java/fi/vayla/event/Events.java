package fi.vayla.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Valid events of an invented town, for tests of every package. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Events() {}

    /** A resident's form, of the source {@code lomakkeet}, with the submission's id as its own. */
    public static Event form(String submission, Instant receivedAt) {
        var submitter = new FormSubmitted.Submitter(
                FormSubmitted.Submitter.Kind.person, "Testi Hämäläinen-Öhman", null, "testi@esimerkki.example", null);
        var answers = Json.MAPPER.createObjectNode().put("kuvaus", "Pyöräteiden talvikunnossapito, Äijälänranta");
        var data = new FormSubmitted("YLEISAVUSTUS", submission, NOON, false, "fi", submitter, answers, List.of());
        return Event.of(data, "lomakkeet", submission, submission, NOON, receivedAt, null);
    }

    public static Event form(String submission) {
        return form(submission, NOON);
    }

    /** The {@code number}th webhook about a project, of the source {@code jira}. */
    public static Event project(String project, int number) {
        var data = new ProjectChanged(
                project,
                "Sähköinen asiointi, vaihe 2",
                Status.in_progress,
                "Työn alla",
                number,
                null,
                null,
                null,
                "Hyvinvointipalvelut",
                NOON.plusSeconds(number),
                null);
        return Event.of(data, "jira", project + "/" + number, project, NOON.plusSeconds(number), NOON, null);
    }

    /** The roadmap's item after one field went from a value to another, because of the event with the receipt. */
    public static Event itemChanged(
            String item, String field, @Nullable String from, String to, Receipt cause, Instant at) {
        var data = new RoadmapItemChanged(
                item,
                "testila-digi",
                "measure",
                "Öinen esimerkki kartalla",
                Map.of(field, new RoadmapItemChanged.Field(to, at, at, at, "jira", cause.value())),
                List.of(new RoadmapItemChanged.Change(field, from, to)));
        return Event.of(data, "roadmap", item + "/" + cause, item, at, at, null);
    }
}
