package fi.vayla.simulator;

import fi.vayla.simulator.Received.Newest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the town sends to the hub: about half forms, the rest case callbacks, project statuses and readings of metrics. A message that the hub
 * does not take now is kept and sent again until it does, so that nothing is lost on the town's side. Now and then a
 * message is sent twice, as real senders do.
 */
public final class TownTraffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TownTraffic.class);
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration USUAL_PAUSE = Duration.ofMillis(250);
    private static final int ONE_IN_SO_MANY_IS_REPEATED = 50;
    /** Beyond so many unsent messages people stop filling in forms. */
    private static final int MOST_WAITING = 5_000;

    private final Town town;
    private final RandomGenerator random;
    private final double perTick;
    private final HubClient hub;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("town-schedule").factory());
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong waiting = new AtomicLong();
    private final Map<Kind, Long> accepted = new EnumMap<>(Kind.class);
    private final Map<String, Boolean> receipts;
    private long repeats;
    private long refused;
    private double due;

    TownTraffic(Town town, TownSettings settings, RandomGenerator random) {
        this.town = town;
        this.random = random;
        perTick = settings.messagesPerSecond() * TICK.toMillis() / 1000;
        receipts = new Newest<>(settings.remember());
        hub = new HubClient(settings.hub());
    }

    /** Starts to send at the settings' rate. */
    public void start() {
        var _ = schedule.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes so many messages at once, whatever the rate, and begins to send them. Not while started. */
    public void send(int messages) {
        for (int i = 0; i < messages; i++) {
            sendNext();
        }
    }

    /** Somebody moves a project of the portfolio by hand, to a stage such as Done; its tool begins to tell. */
    public void moveProject(String key, String stage) {
        begin(town.portfolio().move(key, stage), false);
    }

    /** The council decides a case, such as HEL-2026-004714; case management begins to tell. */
    public void decideCase(String id) {
        begin(town.caseManagement().decide(id), false);
    }

    /** The portfolio's tools begin to tell what the hub wrote to them. Returns how much that is. Needed only while not started. */
    public int tellWhatTheHubWrote() {
        int told = 0;
        for (Optional<Message> next = town.portfolio().nextByHub();
                next.isPresent();
                next = town.portfolio().nextByHub()) {
            begin(next.get(), false);
            told++;
        }
        return told;
    }

    /**
     * Makes no new messages and waits for the hub to take those that are under way. Returns how many it has not taken when
     * the patience is over; these are lost. Traffic that was stopped does not start again.
     */
    public long stop(Duration patience) {
        schedule.shutdown();
        try {
            schedule.awaitTermination(1, TimeUnit.SECONDS);
            senders.shutdown();
            if (!senders.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
        return waiting.get();
    }

    public synchronized Counts counts() {
        return new Counts(Map.copyOf(accepted), repeats, refused, waiting.get());
    }

    /** Every receipt that the hub gave, each once, oldest first, as far back as the town remembers. */
    public synchronized List<String> receipts() {
        return new ArrayList<>(receipts.keySet());
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
        try {
            hub.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tick() {
        try {
            for (due += perTick; due >= 1; due--) {
                if (waiting.get() < MOST_WAITING) {
                    sendNext();
                }
            }
        } catch (RuntimeException e) {
            // the schedule would end without a word
            LOG.error("The simulated town could not make a message", e);
        }
    }

    private void sendNext() {
        Message message = nextMessage();
        begin(message, random.nextInt(ONE_IN_SO_MANY_IS_REPEATED) == 0);
    }

    private void begin(Message message, boolean twice) {
        waiting.incrementAndGet();
        senders.execute(() -> sendUntilAnswered(message, twice));
    }

    private Message nextMessage() {
        int dice = random.nextInt(4);
        Optional<Message> other = switch (dice) {
            case 0 -> town.caseManagement().nextCallback(random);
            case 1 -> town.portfolio().nextWebhook(random);
            case 2 -> town.metering().nextReport(random);
            default -> Optional.empty();
        };
        return other.orElseGet(() -> town.formTool().nextForm(random));
    }

    private void sendUntilAnswered(Message message, boolean twice) {
        try {
            HubAnswer answer = sendUntilAnswered(message);
            if (twice && answer instanceof HubAnswer.Accepted) {
                sendUntilAnswered(message);
            }
            message.done().accept(answer);
            waiting.decrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HubAnswer sendUntilAnswered(Message message) throws InterruptedException {
        while (true) {
            HubAnswer answer = hub.send(message);
            if (!(answer instanceof HubAnswer.Later later)) {
                note(message, answer);
                return answer;
            }
            Duration asked = later.retryAfter() == null ? USUAL_PAUSE : later.retryAfter();
            Thread.sleep(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
        }
    }

    private synchronized void note(Message message, HubAnswer answer) {
        switch (answer) {
            case HubAnswer.Accepted taken -> {
                // a lost answer makes the hub say duplicate to what is new to the town
                if (receipts.put(taken.receipt(), true) != null) {
                    repeats++;
                } else {
                    accepted.merge(message.kind(), 1L, Long::sum);
                }
            }
            case HubAnswer.Refused never -> {
                refused++;
                LOG.warn(
                        "The hub refused {} {} with {}: {}",
                        message.path(),
                        message.id(),
                        never.status(),
                        never.detail());
            }
            case HubAnswer.Ignored nothing -> LOG.debug("The hub ignored {} {}", message.path(), message.id());
            case HubAnswer.Later notYet -> throw new IllegalStateException("Not an answer for good");
        }
    }

    /** What a message is about. */
    public enum Kind {
        FORM,
        CASE,
        PROJECT,
        METRIC
    }

    /**
     * What became of the messages so far.
     *
     * @param accepted messages that the hub took as new, by kind
     * @param repeats how often the hub gave a receipt that it had given before
     * @param refused messages that the hub will never take
     * @param waiting messages that the hub has not taken yet
     */
    public record Counts(Map<Kind, Long> accepted, long repeats, long refused, long waiting) {

        public long acceptedInAll() {
            return accepted.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
