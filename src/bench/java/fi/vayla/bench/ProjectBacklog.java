package fi.vayla.bench;

import fi.vayla.event.Event;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import java.time.Instant;

/** Projects, each of which is a step further with each event. */
final class ProjectBacklog implements Backlog {

    /** Progress goes from 0 to 100 and begins again. */
    static final int STEPS = 101;

    private final Kafka kafka;
    private final String topic;
    private final int first;
    private final int items;
    private final Instant begin = Instant.now();
    private long written;

    /**
     * @param first of the items, by its number
     * @param items how many there are
     */
    ProjectBacklog(Kafka kafka, String topic, int first, int items) {
        this.kafka = kafka;
        this.topic = topic;
        this.first = first;
        this.items = items;
    }

    @Override
    public int write(int events) {
        for (int i = 0; i < events; i++) {
            kafka.write(topic, event(first + (int) (written % items), (int) (written / items)));
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
