package fi.vayla.bench;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param rounds of each contestant
 * @param seconds that a round of W1 and W5 takes
 * @param messages of a round of the others
 * @param warmUp before the first round, of a contestant that is no hub
 * @param hubWarmUp the same of the hub, which has far more to compile
 * @param rest how long it is waited at most, after a round, until who worked is at rest
 */
record Scale(boolean quick, int rounds, int seconds, int messages, WarmUp warmUp, WarmUp hubWarmUp, Duration rest) {

    /**
     * The compiler is busy for long on few processors.
     *
     * @param messages of a backlog
     * @param seconds of load, in W1 and W5
     */
    record WarmUp(int messages, int seconds) {}

    static final Scale FULL =
            new Scale(false, 3, 4, 30_000, new WarmUp(60_000, 10), new WarmUp(300_000, 30), Duration.ofSeconds(20));
    static final Scale QUICK =
            new Scale(true, 1, 1, 3_000, new WarmUp(3_000, 1), new WarmUp(3_000, 1), Duration.ofSeconds(1));

    /** The same with other rests, for a work whose processes end with each round. */
    Scale resting(Duration atMost) {
        return new Scale(quick, rounds, seconds, messages, warmUp, hubWarmUp, atMost);
    }
}
