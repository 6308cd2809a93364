package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.intake.MessageIntake;
import fi.vayla.log.EventLog;
import fi.vayla.routes.RouteVersion.Loaded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks a set of files, all together, and loads what is not running of them before any of it runs. Nothing that runs is
 * touched. Thread-safe.
 */
final class Preparing {

    private final Configuring configuring;
    private final EventLog log;
    private final MessageIntake intake;
    private final Function<String, Optional<String>> secrets;
    private final Clock clock;

    /**
     * @param intake where intake routes will give their messages
     * @param secrets by their references
     */
    Preparing(
            Configuring configuring,
            EventLog log,
            MessageIntake intake,
            Function<String, Optional<String>> secrets,
            Clock clock) {
        this.configuring = configuring;
        this.log = log;
        this.intake = intake;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param running by the names of their files */
    Proposal prepare(RouteFiles files, Map<String, RouteVersion> running) {
        return new Course(files, configuring.read(files)).prepare(running);
    }

    /** One set of files. */
    private final class Course {

        private final RouteFiles files;
        private final Configured config;
        private final RouteLoader loader;
        private final IntakeLoader intakeLoader;
        private final SortedMap<String, RouteVersion> kept = new TreeMap<>();
        private final SortedMap<String, RouteVersion> fresh = new TreeMap<>();
        private final SortedMap<String, Loaded.Broken> broken = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, RouteFile> owners = new HashMap<>(); // by their routes' ids

        Course(RouteFiles files, Configured config) {
            this.files = files;
            this.config = config;
            this.loader = new RouteLoader(config.systems(), log, clock, config.check());
            this.intakeLoader = new IntakeLoader(intake, config::requireSource, secrets, clock);
        }

        Proposal prepare(Map<String, RouteVersion> running) {
            findings.addAll(config.findings());
            files.mappings().values().forEach(mapping -> Mapping.fault(mapping).ifPresent(findings::add));
            SortedMap<String, TextFile> others = new TreeMap<>(files.routes());
            files.routes().forEach((name, file) -> { // what runs is the first to have its ids
                RouteVersion now = running.get(name);
                if (now != null && now.isOf(file, files.mappings(), config.systems())) {
                    others.remove(name);
                    add(name, file, now);
                }
            });
            others.forEach((name, file) -> add(name, file, null));
            return new Proposal(
                    config,
                    kept,
                    fresh,
                    broken,
                    findings.stream().distinct().sorted().toList());
        }

        /** @param now the version of just this file that runs, if it does */
        private void add(String name, TextFile file, @Nullable RouteVersion now) {
            boolean isIntake = RouteFiles.isIntake(name);
            RouteCheck.Checked checked = isIntake ? intakeLoader.check(file) : loader.check(file, files.mappings());
            List<Finding> wrong = new ArrayList<>(checked.findings());
            wrong.addAll(taken(checked.route()));
            if (!wrong.isEmpty() || !checked.complete()) {
                add(name, new Loaded.Broken(checked.ids(), checked.revision(), wrong));
            } else if (now != null) {
                kept.put(name, now);
            } else {
                add(name, isIntake ? intakeLoader.load(checked) : loader.load(checked));
            }
        }

        private void add(String name, Loaded loaded) {
            switch (loaded) {
                case Loaded.Ready(RouteVersion version) -> fresh.put(name, version);
                case Loaded.Broken no -> {
                    broken.put(name, no);
                    findings.addAll(no.findings());
                }
            }
        }

        /** A route belongs to one file: its consumer group can have one owner only. */
        private List<Finding> taken(RouteFile route) {
            List<Finding> taken = new ArrayList<>();
            for (String id : route.ids().keySet()) {
                RouteFile owner = owners.putIfAbsent(id, route);
                if (owner != null) { // either could be the wrong one
                    taken.add(route.taken(id, owner.file()));
                    findings.add(owner.taken(id, route.file()));
                }
            }
            return taken;
        }
    }
}
