package fi.vayla.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Somebody who works off a backlog and can be told when to begin. */
interface Contestant {

    /** Between two looks for effects. */
    Duration LOOK = Duration.ofMillis(10);

    /** How long nothing may come before it is given up. */
    Duration PATIENCE = Duration.ofSeconds(30);

    Figures figures();

    /** What is worked off. */
    Backlog backlog();

    long pid();

    /** What of the scale's it needs before it is measured. */
    Scale.WarmUp warmUp(Scale scale);

    /** How long it is to be quiet until it is at rest; as long as a hub, unless it says otherwise. */
    default Duration quiet() {
        return Usage.WITH_READ_MODELS;
    }

    /** Has it rest while the backlog is written. */
    void hold();

    void go();

    /**
     * Lets it go. Returns when the first effect is seen, with a moment right before it: how soon a route begins that was told to
     * is not how fast it is.
     *
     * @param effects how many there are now
     */
    default long begin(LongSupplier effects) {
        long before = effects.getAsLong();
        long begin = System.nanoTime();
        go();
        long end = begin + PATIENCE.toNanos();
        for (long look = begin; effects.getAsLong() == before && look < end; look = System.nanoTime()) {
            begin = look;
            Pause.of(LOOK);
        }
        return begin;
    }

    /** One of the harness's own programs. */
    record OfChild(Figures figures, Backlog backlog, Child child, Duration quiet) implements Contestant {

        @Override
        public long pid() {
            return child.pid();
        }

        @Override
        public Scale.WarmUp warmUp(Scale scale) {
            return scale.warmUp();
        }

        @Override
        public void hold() {
            child.ask("hold");
        }

        @Override
        public void go() {
            child.ask("go");
        }
    }

    /** A route of the hub. */
    record OfHub(Figures figures, Backlog backlog, Hub hub, String route) implements Contestant {

        @Override
        public long pid() {
            return hub.pid();
        }

        @Override
        public Scale.WarmUp warmUp(Scale scale) {
            return scale.hubWarmUp();
        }

        @Override
        public void hold() {
            hub.pause(route);
        }

        @Override
        public void go() {
            hub.resume(route);
        }
    }

    /** A route that several instances share; the first one stands for them. */
    record OfHubs(Figures figures, Backlog backlog, List<Hub> hubs, String route) implements Contestant {

        @Override
        public long pid() {
            return hubs.getFirst().pid();
        }

        @Override
        public Scale.WarmUp warmUp(Scale scale) {
            return scale.hubWarmUp();
        }

        @Override
        public void hold() {
            hubs.getFirst().pause(route);
            hubs.forEach(hub -> hub.awaitPaused(route));
        }

        @Override
        public void go() {
            hubs.getFirst().resume(route);
        }
    }
}
