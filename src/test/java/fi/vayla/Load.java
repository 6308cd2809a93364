package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Messages over many keys, the numbers 0, 1, 2 … of each key in that order. What is not answered 202 is sent again under the
 * same id until it is, so that every number counts.
 */
final class Load {

    private static final int SENDERS = 4;
    private static final long BETWEEN_TRIES = Duration.ofMillis(100).toNanos();

    private final URI hub;
    private final String source;
    private final List<String> keys;
    private final long pause;
    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final List<Thread> senders;
    private volatile boolean stopping;

    /** Sends to {@code /intake/SOURCE}, about so many messages a second, until it is stopped. */
    Load(URI hub, String source, int keys, int perSecond) {
        this.hub = hub;
        this.source = source;
        this.keys =
                IntStream.range(0, keys).mapToObj(key -> source + "-ä" + key).toList();
        this.pause = SENDERS * Duration.ofSeconds(1).toNanos() / perSecond;
        this.senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> Thread.ofPlatform().name("load-" + sender).start(() -> send(sender)))
                .toList();
    }

    private void send(int sender) {
        long next = System.nanoTime();
        for (int number = 0; !stopping; number++) {
            for (int key = sender; key < keys.size() && !stopping; key += SENDERS) {
                String name = keys.get(key);
                while (!isAccepted(name, number)) {
                    LockSupport.parkNanos(BETWEEN_TRIES);
                }
                accepted.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
                next += pause;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private boolean isAccepted(String key, int number) {
        try {
            return Posts.send(hub, source, key + "-" + number, key, number).statusCode() == 202;
        } catch (UncheckedIOException e) {
            return false; // the hub is being restarted
        }
    }

    int accepted() {
        return accepted.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Returns when so many more have been accepted. */
    void awaitMore(int messages) {
        int before = accepted();
        await().atMost(Duration.ofSeconds(60)).until(() -> accepted() >= before + messages);
    }

    /** Sends what it has begun, which is accepted when this returns. */
    void stop() {
        stopping = true;
        for (Thread sender : senders) {
            try {
                sender.join(Duration.ofSeconds(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(sender.isAlive()).as("%s goes on", sender.getName()).isFalse();
        }
    }

    /** Waits until a system has every message once and in the order of its key. */
    void awaitAllInOrderAt(TargetSystem system) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(system.taken()).hasSizeGreaterThanOrEqualTo(accepted()));
        Map<String, List<Integer>> numbers = system.taken().stream()
                .collect(Collectors.groupingBy(
                        one -> one.text("key"),
                        Collectors.mapping(TargetSystem.Received::number, Collectors.toList())));
        accepted.forEach((key, count) -> assertThat(numbers.getOrDefault(key, List.of()))
                .as(key)
                .isEqualTo(IntStream.range(0, count.get()).boxed().toList()));
    }
}
