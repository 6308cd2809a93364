package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The intake, with the sources of the files that are checked, which may not be those of the hub yet.
 *
 * @param ids null when the sources file cannot be read, so that any may be in it
 */
record CheckedSources(@Nullable Set<String> ids, MessageIntake intake) implements MessageIntake {

    @Override
    public void requireSource(String source) {
        if (ids != null && !ids.contains(source)) {
            throw new InvalidConfiguration(
                    "there is no source " + source + " in the sources file; add it, or correct the name");
        }
    }

    @Override
    public int largest() {
        return intake.largest();
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body) {
        return intake.take(source, headers, body);
    }
}
