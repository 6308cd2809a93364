package fi.vayla.bench;

/** Forms on a topic, the same for every contestant. Their numbers go on from one round to the next. */
final class Backlog {

    private static final int KEYS = 1000;

    /** One in so many is selected by no route. */
    private static final int PASSED = 10;

    private final Kafka kafka;
    private final String topic;
    private final int[] next = new int[KEYS];
    private long written;
    private long selected;

    Backlog(Kafka kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Returns how many of them are to be delivered, once all are durable. */
    int write(int forms) {
        int delivered = 0;
        for (int i = 0; i < forms; i++) {
            int key = (int) (written % KEYS);
            boolean passed = (written / KEYS + written) % PASSED == 0;
            int number = passed ? (int) (written / KEYS) : next[key]++;
            kafka.write(topic, Forms.event("avain-" + key, number, passed ? 0 : 1));
            written++;
            delivered += passed ? 0 : 1;
        }
        kafka.flush();
        selected += delivered;
        return delivered;
    }

    /** How many were to be delivered, in all rounds. */
    long selected() {
        return selected;
    }
}
