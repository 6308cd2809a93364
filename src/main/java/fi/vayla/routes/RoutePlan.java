package fi.vayla.routes;

import java.util.List;

/**
 * What applying some files would do. It would be done only when there are no findings.
 *
 * @param revision the one that runs, and that the files are compared with; 0 for none
 * @param findings what is wrong, a line each with its file
 * @param files what is different from that revision
 */
public record RoutePlan(int revision, List<String> findings, List<FileChange> files, List<PlannedRoute> routes) {

    public RoutePlan {
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        routes = List.copyOf(routes);
    }
}
