package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Messages over many keys, the numbers 0, 1, 2 … of each key in that order, posted to any of several hubs. What is not answered
 * 202 is sent again, to the next hub, until it is: every number counts.
 */
final class Traffic implements AutoCloseable {

    private static final int SENDERS = 32;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long BETWEEN_TRIES = Duration.ofMillis(100).toNanos();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final String source;
    private final List<URI> hubs;
    private final int keys;
    private final long pause;
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final AtomicLong acceptedInAll = new AtomicLong();
    private final List<Thread> senders;
    private volatile boolean stopping;

    /** Sends about so many a second until it is stopped. */
    Traffic(List<URI> hubs, String source, int keys, int perSecond) {
        this.hubs = List.copyOf(hubs);
        this.source = source;
        this.keys = keys;
        this.pause = SENDERS * Duration.ofSeconds(1).toNanos() / perSecond;
        this.senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> Thread.ofVirtual().name("traffic-" + sender).start(() -> send(sender)))
                .toList();
    }

    private void send(int sender) {
        long next = System.nanoTime() + pause * sender / SENDERS;
        for (int number = 0; !stopping; number++) {
            for (int key = sender; key < keys && !stopping; key += SENDERS) {
                LockSupport.parkNanos(next - System.nanoTime());
                next = Math.max(next, System.nanoTime() - Duration.ofSeconds(1).toNanos()) + pause;
                String name = source + "-ä" + key;
                for (int attempt = sender; !isAccepted(hubs.get(attempt % hubs.size()), name, number); attempt++) {
                    LockSupport.parkNanos(BETWEEN_TRIES);
                    if (Thread.currentThread().isInterrupted()) {
                        return; // closed: nobody counts this one any more
                    }
                }
                accepted.merge(name, 1, Integer::sum);
                acceptedInAll.incrementAndGet();
            }
        }
    }

    private boolean isAccepted(URI hub, String key, int number) {
        String message = "{\"id\":\"%s-%d\",\"key\":\"%s\",\"number\":%d}".formatted(key, number, key, number);
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/intake/" + source))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException e) {
            return false; // it is being killed or started
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long accepted() {
        return acceptedInAll.get();
    }

    /** Returns when so many more have been accepted. */
    void awaitMore(int messages) {
        awaitMore(messages, SOON);
    }

    void awaitMore(int messages, Duration atMost) {
        long wanted = accepted() + messages;
        await("the hubs accept " + messages + " more").atMost(atMost).until(() -> accepted() >= wanted);
    }

    void stop() {
        stop(SOON);
    }

    /** Ends when what was begun is accepted; how many numbers of each key that is in all. */
    Map<String, Integer> stop(Duration atMost) {
        stopping = true;
        await("every message is accepted")
                .atMost(atMost)
                .until(() -> senders.stream().noneMatch(Thread::isAlive));
        return new TreeMap<>(accepted);
    }

    /** Waits until a system has every message once and in the order of its key; it has been stopped. */
    void awaitAllInOrderAt(TargetSystem system) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(system.taken()).hasSizeGreaterThanOrEqualTo((int) accepted()));
        Map<String, List<Integer>> numbers = system.taken().stream()
                .collect(Collectors.groupingBy(
                        one -> one.text("key"),
                        Collectors.mapping(TargetSystem.Received::number, Collectors.toList())));
        accepted.forEach((key, count) -> assertThat(numbers.getOrDefault(key, List.of()))
                .as(key)
                .isEqualTo(IntStream.range(0, count).boxed().toList()));
    }

    /** Returns when the senders have ended, whatever becomes of what they had begun. */
    @Override
    public void close() {
        stopping = true;
        senders.forEach(Thread::interrupt);
        client.shutdownNow();
        await("the senders end").atMost(SOON).until(() -> senders.stream().noneMatch(Thread::isAlive));
    }
}
