package fi.vayla.routes;

import fi.vayla.event.Finding;
import java.util.List;

/**
 * What applying some files would do. It would be done only when there are no findings.
 *
 * @param revision the one that runs, and that the files are compared with; 0 for none
 * @param findings what is wrong
 * @param files what is different from that revision
 * @param entries which systems and sources would be others
 */
public record RoutePlan(
        int revision,
        List<Finding> findings,
        List<FileChange> files,
        List<PlannedEntry> entries,
        List<PlannedRoute> routes) {

    public RoutePlan {
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        entries = List.copyOf(entries);
        routes = List.copyOf(routes);
    }
}
