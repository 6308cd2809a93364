package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The intake for what the hub's own routes bring. */
@Component
final class PolledIntake implements MessageIntake {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Intake intake;
    private final IntakeSettings settings;
    private final AttachmentStore attachments;

    PolledIntake(Intake intake, IntakeSettings settings, AttachmentStore attachments) {
        this.intake = intake;
        this.settings = settings;
        this.attachments = attachments;
    }

    @Override
    public int largest() {
        return settings.largest();
    }

    @Override
    public Stored keep(InputStream content, @Nullable String name, @Nullable String mediaType) throws IOException {
        return attachments.put(content, name, mediaType);
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body, List<Attachment> files) {
        try {
            IntakeResult result = intake.receive(source, new PolledMessage(headers, body, files));
            return result instanceof Rejected rejected && rejected.reason() == Reason.TOO_FAST
                    ? new Unavailable(rejected.detail(), SOON) // says nothing against the message
                    : result;
        } catch (IOException e) {
            throw new UncheckedIOException("The body was read before", e);
        }
    }
}
