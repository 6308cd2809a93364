package fi.vayla.simulator;

import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What every member of the town is made with. */
record TownParts(int remember, TownControl control, Numbers numbers, Clock clock, RandomGenerator random) {

    /** Each member has a generator of its own, so that what one does never depends on how often another one drew. */
    MemberServer server(String name, int port, MemberServer.Handler handler) {
        return new MemberServer(name, port, remember, control, clock, new Random(random.nextLong()), handler);
    }
}
