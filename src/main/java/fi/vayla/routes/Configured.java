package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.intake.MessageIntake;
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

    /** An intake for which these sources are there. */
    MessageIntake sourcesFor(MessageIntake intake) {
        return new CheckedSources(sourcesFile.isUnread() ? null : sourcesFile.ids(), intake);
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
