package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a check of intake routes knows of the hub: its sources. It takes no messages.
 *
 * @param ids null when the sources file cannot be read, so that any may be in it
 */
record CheckedSources(@Nullable Set<String> ids) implements MessageIntake {

    @Override
    public void requireSource(String source) {
        if (ids != null && !ids.contains(source)) {
            throw new InvalidConfiguration(
                    "there is no source " + source + " in the sources file; add it, or correct the name");
        }
    }

    @Override
    public int largest() {
        throw new IllegalStateException("No route runs while it is checked");
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body) {
        throw new IllegalStateException("No route runs while it is checked");
    }
}
