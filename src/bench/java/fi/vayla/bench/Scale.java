package fi.vayla.bench;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param rounds of each contestant
 * @param seconds that a round of W1 and W5 takes
 * @param messages of a round of the others
 * @param warmUp messages before the first round
 * @param warmUpSeconds of load before the first round of W1 and W5: the compiler is busy for long on few processors
 * @param rest how long it is waited at most, after a round, until who worked is at rest
 */
record Scale(boolean quick, int rounds, int seconds, int messages, int warmUp, int warmUpSeconds, Duration rest) {

    static final Scale FULL = new Scale(false, 3, 4, 30_000, 90_000, 20, Duration.ofSeconds(20));
    static final Scale QUICK = new Scale(true, 1, 2, 4_000, 4_000, 2, Duration.ofSeconds(1));

    /** The same with other rests, for a work whose processes end with each round. */
    Scale resting(Duration atMost) {
        return new Scale(quick, rounds, seconds, messages, warmUp, warmUpSeconds, atMost);
    }
}
