package fi.vayla.bench;

/** Forms of a thousand keys, numbered for each key; one in ten is selected by no route. */
final class FormBacklog implements Backlog {

    private static final int KEYS = 1000;
    private static final int PASSED = 10;

    private final Kafka kafka;
    private final String topic;
    private final int[] next = new int[KEYS];
    private long written;
    private long selected;

    FormBacklog(Kafka kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public int write(int events) {
        int delivered = 0;
        for (int i = 0; i < events; i++) {
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

    @Override
    public long selected() {
        return selected;
    }
}
