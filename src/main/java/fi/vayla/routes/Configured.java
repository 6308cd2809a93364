package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.SourcesFile;
import fi.vayla.system.Systems;
import fi.vayla.system.SystemsFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of {@code config/} among the administrator's files say.
 *
 * @param findings everything that is wrong in them
 */
record Configured(RouteFiles files, SystemsFile systemsFile, SourcesFile sourcesFile, List<Finding> findings) {

    /** Events that the roadmap makes name it as their source. */
    private static final String ROADMAP = "roadmap";

    boolean isGood() {
        return findings.isEmpty();
    }

    Systems systems() {
        return systemsFile.systems();
    }

    /** A check of routes beside these. */
    RouteCheck check() {
        return new RouteCheck(systemsFile, knownSources());
    }

    /** Throws {@link InvalidConfiguration} when no source has this name; any may, when the sources file cannot be read. */
    void requireSource(String source) {
        if (!sourcesFile.isUnread() && !sourcesFile.ids().contains(source)) {
            throw new InvalidConfiguration(
                    "there is no source " + source + " in the sources file; add it, or correct the name");
        }
    }

    private @Nullable Set<String> knownSources() {
        if (sourcesFile.isUnread()) {
            return null;
        }
        Set<String> known = new HashSet<>(sourcesFile.ids());
        known.add(ROADMAP);
        return known;
    }
}
