package fi.vayla.bench;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The rounds of a contestant whose effects are records of a topic. */
final class TopicRounds {

    private final Kafka kafka;
    private final Contestant contestant;
    private final String topic;
    private final Scale scale;
    private final Map<TopicPartition, Long> begin;

    /** @param topic that nothing but effects comes to from now on */
    TopicRounds(Kafka kafka, Contestant contestant, String topic, Scale scale) {
        this.kafka = kafka;
        this.contestant = contestant;
        this.topic = topic;
        this.scale = scale;
        this.begin = Objects.requireNonNull(kafka.ends(topic), topic);
    }

    Figures figures() {
        return contestant.figures();
    }

    /** How many effects there must be, in all rounds. */
    long wanted() {
        return contestant.backlog().selected();
    }

    void warmUp() {
        warmUp(contestant.warmUp(scale).messages());
    }

    void warmUp(int messages) {
        work(messages);
    }

    void measure() {
        double cpu = Usage.cpu(contestant.pid());
        Worked worked = measure(scale.messages(), figures());
        figures().add("CPU µs each", (Usage.cpu(contestant.pid()) - cpu) * 1e6 / worked.messages());
    }

    /**
     * The rate alone: of few messages, the processor time tells more of what was done before.
     *
     * @param figures that it counts for
     */
    Worked measure(int messages, Figures figures) {
        Worked worked = work(messages);
        figures.add(worked.perSecond());
        return worked;
    }

    private Worked work(int messages) {
        contestant.hold();
        int effects = contestant.backlog().write(messages);
        long from = contestant.begin(this::effects);
        long to = awaitEffects();
        Usage.awaitRest(contestant.pid(), contestant.quiet(), scale.rest());
        return new Worked(effects, effects * 1e9 / (to - from));
    }

    /** Returns when the last one came; also when nothing has come for a long time, and a check says so then. */
    private long awaitEffects() {
        long effects = effects();
        long last = System.nanoTime();
        while (effects < wanted() && System.nanoTime() - last < Contestant.PATIENCE.toNanos()) {
            Pause.of(Contestant.LOOK);
            long now = effects();
            if (now > effects) {
                last = System.nanoTime();
            }
            effects = now;
        }
        return last;
    }

    private long effects() {
        return kafka.size(topic)
                - begin.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Every effect, in order within each partition. */
    void read(Consumer<ConsumerRecord<String, byte[]>> reader) {
        kafka.read(topic, begin, reader);
    }
}
