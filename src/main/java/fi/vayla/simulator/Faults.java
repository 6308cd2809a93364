package fi.vayla.simulator;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the town does wrong on purpose. What is left out of the JSON is as in {@link #NONE}.
 *
 * @param latency how long every answer takes; none by default
 * @param jitter up to how much longer, evenly spread
 * @param fail which calls are answered with an error and nothing done; none by default
 * @param dropAnswers share of the calls, 0 to 1, whose work is done and whose connection is then closed without an answer
 * @param spoil which answers go wrong on their way once the work is done; none by default
 * @param repeatCalls share of the calls, 0 to 1, that arrive twice, as behind a proxy that sends again
 * @param notHttp whoever listens on the port is another server, which speaks no HTTP
 * @param down nobody listens on the port
 */
public record Faults(
        Duration latency,
        Duration jitter,
        @Nullable Failure fail,
        double dropAnswers,
        @Nullable Spoiling spoil,
        double repeatCalls,
        boolean notHttp,
        boolean down) {

    public static final Faults NONE = new Faults(Duration.ZERO, Duration.ZERO, null, 0, null, 0, false, false);

    public static final Faults DOWN = new Faults(Duration.ZERO, Duration.ZERO, null, 0, null, 0, false, true);

    public static final Faults NOT_HTTP = new Faults(Duration.ZERO, Duration.ZERO, null, 0, null, 0, true, false);

    public Faults {
        requireShare("dropAnswers", dropAnswers);
        requireShare("repeatCalls", repeatCalls);
    }

    @JsonCreator
    static Faults read(
            @Nullable Duration latency,
            @Nullable Duration jitter,
            @Nullable Failure fail,
            @Nullable Double dropAnswers,
            @Nullable Spoiling spoil,
            @Nullable Double repeatCalls,
            @Nullable Boolean notHttp,
            @Nullable Boolean down) {
        return new Faults(
                latency == null ? Duration.ZERO : latency,
                jitter == null ? Duration.ZERO : jitter,
                fail,
                dropAnswers == null ? 0 : dropAnswers,
                spoil,
                repeatCalls == null ? 0 : repeatCalls,
                notHttp != null && notHttp,
                down != null && down);
    }

    public static Faults slow(Duration latency, Duration jitter) {
        return new Faults(latency, jitter, null, 0, null, 0, false, false);
    }

    public static Faults failing(int status, double share) {
        return failing(new Failure(status, share, null));
    }

    public static Faults failing(Failure failure) {
        return new Faults(Duration.ZERO, Duration.ZERO, failure, 0, null, 0, false, false);
    }

    public static Faults droppingAnswers(double share) {
        return new Faults(Duration.ZERO, Duration.ZERO, null, share, null, 0, false, false);
    }

    public static Faults spoiling(Spoiling.How how, double share) {
        return new Faults(Duration.ZERO, Duration.ZERO, null, 0, new Spoiling(how, share), 0, false, false);
    }

    public static Faults repeatingCalls(double share) {
        return new Faults(Duration.ZERO, Duration.ZERO, null, 0, null, share, false, false);
    }

    Duration delay(RandomGenerator random) {
        return jitter.isZero() ? latency : latency.plusNanos(random.nextLong(jitter.toNanos() + 1));
    }

    boolean dropsThisAnswer(RandomGenerator random) {
        return dropAnswers > 0 && random.nextDouble() < dropAnswers;
    }

    boolean repeatsThisCall(RandomGenerator random) {
        return repeatCalls > 0 && random.nextDouble() < repeatCalls;
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + share);
        }
    }

    /**
     * An error instead of the work.
     *
     * @param status the HTTP status; a redirect leads to the town's {@code /_elsewhere}, which counts who follows it
     * @param share of the calls, 0 to 1
     * @param retryAfter what the Retry-After header asks for, in whole seconds
     */
    public record Failure(
            int status, double share, @Nullable Duration retryAfter) {

        public Failure {
            requireShare("share", share);
            if (status < 300 || status > 599) {
                throw new IllegalArgumentException("A failure's status is 300 to 599, not " + status);
            }
        }

        boolean hitsThisCall(RandomGenerator random) {
            return random.nextDouble() < share;
        }

        Answer answer() {
            Answer answer = Answer.problem(status, "The simulated town was told to fail");
            if (status < 400) {
                answer = answer.with("Location", TownControl.ELSEWHERE);
            }
            return retryAfter == null ? answer : answer.with("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
    }

    /**
     * An answer that is not what was promised.
     *
     * @param share of the calls, 0 to 1
     */
    public record Spoiling(How how, double share) {

        public Spoiling {
            requireShare("share", share);
        }

        /** What becomes of the answer. */
        public enum How {
            /** The status stays, and the body begins like JSON and ends too soon. */
            malformed,
            /** The connection ends before all the bytes that Content-Length promised. */
            half_closed
        }

        boolean hitsThisCall(RandomGenerator random) {
            return random.nextDouble() < share;
        }
    }
}
