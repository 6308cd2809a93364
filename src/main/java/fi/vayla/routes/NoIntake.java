package fi.vayla.routes;

import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The intake where routes are checked and none runs. */
final class NoIntake implements MessageIntake {

    @Override
    public int largest() {
        throw new IllegalStateException("No route runs while it is checked");
    }

    @Override
    public Stored keep(InputStream content, @Nullable String name, @Nullable String mediaType) {
        throw new IllegalStateException("No route runs while it is checked");
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body, List<Attachment> files) {
        throw new IllegalStateException("No route runs while it is checked");
    }
}
