package fi.vayla;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A hub that dies at a step of a delivery and starts again on the same folder, as often as a test wants. */
final class MortalHub {

    private static final Duration DEATH = Duration.ofSeconds(90);

    private final Path folder;
    private final Map<String, String> settings;

    MortalHub(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts it, and returns when it has ended.
     *
     * @param times the step's turn at which it ends, 1 for the first
     * @param meanwhile what to do with it as soon as it is started
     * @param targets of the steps that are a call's
     */
    void liveUntil(Halt step, int times, Consumer<HubProcess> meanwhile, StrictTarget... targets) throws Exception {
        List<String> main = step.isAtTheTarget()
                ? List.of(VaylaApplication.class.getName())
                : List.of(HaltingHub.class.getName(), step.name(), Integer.toString(times));
        AtomicInteger calls = new AtomicInteger();
        try (HubProcess hub = HubProcess.launch(folder, HubProcess.SHORT_LIVED, main, settings)) {
            StrictTarget.Step strike = message -> {
                if (calls.incrementAndGet() < times) {
                    return false;
                }
                hub.strike();
                return true;
            };
            for (StrictTarget target : targets) {
                if (step == Halt.CALL_BEFORE_EFFECT) {
                    target.beforeEffect(strike);
                } else if (step == Halt.CALL_AFTER_EFFECT) {
                    target.afterEffect(strike);
                }
            }
            meanwhile.accept(hub);
            hub.awaitEnd(DEATH);
        } catch (IllegalStateException e) {
            throw new AssertionError("No delivery came to " + step, e);
        } finally {
            for (StrictTarget target : targets) {
                target.beforeEffect(message -> false);
                target.afterEffect(message -> false);
            }
        }
    }

    /** Starts it for good; returns when it is ready. */
    HubProcess liveOn() {
        return HubProcess.launch(folder, HubProcess.SHORT_LIVED, settings).awaitReady();
    }
}
