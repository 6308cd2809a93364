package fi.vayla.routes;

import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
    public Stored keep(InputStream content, @Nullable String name, @Nullable String mediaType) throws IOException {
        return intake.keep(content, name, mediaType);
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body, List<Attachment> files) {
        return intake.take(source, headers, body, files);
    }
}
