package fi.vayla.routes;

import org.jspecify.annotations.Nullable;

/**
 * What a plan would do to one route.
 *
 * @param file such as {@code deliver/form-to-case.camel.yaml}
 * @param shadow how the newest messages would fare; absent where no new version would run
 */
public record PlannedRoute(
        String route, String file, Kind change, @Nullable Shadow shadow) {

    /** The names are the JSON values. */
    public enum Kind {
        added,
        changed,
        removed,
        unchanged,
        /** Its file has a finding. */
        broken
    }
}
