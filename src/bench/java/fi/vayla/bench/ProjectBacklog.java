package fi.vayla.bench;

import fi.vayla.event.Event;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import java.time.Instant;

/** Projects of a thousand items, each of which is a step further with each event. */
final class ProjectBacklog implements Backlog {

    static final int ITEMS = 1000;

    /** Progress goes from 0 to 100 and begins again. */
    static final int STEPS = 101;

    private final Kafka kafka;
    private final String topic;
    private final Instant begin = Instant.now();
    private long written;

    ProjectBacklog(Kafka kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public int write(int events) {
        for (int i = 0; i < events; i++) {
            kafka.write(topic, event((int) (written % ITEMS), (int) (written / ITEMS)));
            written++;
        }
        kafka.flush();
        return events;
    }

    private Event event(int item, int number) {
        String project = "project-" + item;
        Instant at = begin.plusMillis(number);
        Status status = number / STEPS % 2 == 0 ? Status.in_progress : Status.on_hold;
        var changed = new ProjectChanged(project, null, status, null, number % STEPS, null, null, null, null, at, null);
        return Event.of(changed, Forms.SOURCE, project + "-" + number, project, at, at, null);
    }

    @Override
    public long selected() {
        return written;
    }
}
