package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.routes.RouteVersion.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks all route and mapping files together: each by itself, and what no file can know of another. */
final class FolderCheck {

    private final RouteLoader loader;
    private final IntakeLoader intakeLoader;

    FolderCheck(RouteLoader loader, IntakeLoader intakeLoader) {
        this.loader = loader;
        this.intakeLoader = intakeLoader;
    }

    List<Finding> check(RouteFiles files) {
        List<Finding> findings = new ArrayList<>();
        files.mappings().values().forEach(mapping -> Mapping.fault(mapping).ifPresent(findings::add));
        Map<String, List<RouteFile>> owners = new HashMap<>();
        for (TextFile file : files.deliver().values()) {
            check(loader.check(file, files.mappings()), loader::load, owners, findings);
        }
        for (TextFile file : files.intake().values()) {
            check(intakeLoader.check(file), intakeLoader::load, owners, findings);
        }
        owners.forEach((id, sharing) -> findings.addAll(taken(id, sharing)));
        return findings;
    }

    private static void check(
            RouteCheck.Checked checked,
            Function<RouteCheck.Checked, Loaded> load,
            Map<String, List<RouteFile>> owners,
            List<Finding> findings) {
        checked.route()
                .ids()
                .keySet()
                .forEach(id ->
                        owners.computeIfAbsent(id, key -> new ArrayList<>()).add(checked.route()));
        findings.addAll(checked.findings());
        if (checked.complete() && checked.findings().isEmpty()) {
            switch (load.apply(checked)) {
                case Loaded.Broken broken -> findings.addAll(broken.findings());
                case Loaded.Ready(RouteVersion version) -> version.context().stop();
            }
        }
    }

    /** Each of the files with one id could be the wrong one, so each is told of another. */
    private static List<Finding> taken(String id, List<RouteFile> owners) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; owners.size() > 1 && i < owners.size(); i++) {
            findings.add(owners.get(i).taken(id, owners.get(i == 0 ? 1 : 0).file()));
        }
        return findings;
    }
}
