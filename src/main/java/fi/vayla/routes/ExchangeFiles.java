package fi.vayla.routes;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.MessageIntake;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The files of one exchange that the hub keeps; its event lists them. */
final class ExchangeFiles {

    private static final String PROPERTY = "VaylaFiles";

    private final Exchange exchange;
    private final MessageIntake intake;

    ExchangeFiles(Exchange exchange, MessageIntake intake) {
        this.exchange = exchange;
        this.intake = intake;
    }

    /** Throws when the content cannot be read to its end. */
    Attachment keep(InputStream content, @Nullable String name, @Nullable String mediaType)
            throws IOException, MessageRejected, MessageNotTaken {
        return switch (intake.keep(content, name, mediaType)) {
            case Stored.Kept(Attachment attachment) -> {
                note(attachment.inEvent(null));
                yield attachment;
            }
            case Stored.TooLarge tooLarge ->
                throw new MessageRejected(
                        "attachment:store", new Rejected(Reason.TOO_LARGE, tooLarge.detail(), List.of()));
            case Stored.Unavailable(String detail) -> throw new MessageNotTaken(detail, null);
        };
    }

    /** Keeps what a mail brings besides its text, also what has no name or that of another part. */
    List<Attachment> keepAttached(Part mail) throws IOException, MessagingException, MessageRejected, MessageNotTaken {
        List<Attachment> all = new ArrayList<>();
        if (mail.isMimeType("multipart/*") && mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                all.addAll(keepAttached(parts.getBodyPart(i)));
            }
        } else if (isAttached(mail)) {
            @Nullable String name = mail.getFileName();
            try (InputStream content = mail.getInputStream()) {
                all.add(keep(content, name == null ? null : decoded(name), mail.getContentType()));
            }
        }
        return all;
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name; // nobody can read it better another time
        }
    }

    private static boolean isAttached(Part part) throws MessagingException {
        return part.getFileName() != null
                || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || !part.isMimeType("text/*");
    }

    /** All that were kept for it, each once. */
    List<FormSubmitted.Attachment> kept() {
        return List.copyOf(noted());
    }

    /** A list of its own each time: parts of a split message share the one before. */
    private void note(FormSubmitted.Attachment file) {
        List<FormSubmitted.Attachment> all = noted();
        if (!all.contains(file)) {
            all.add(file);
        }
        exchange.setProperty(PROPERTY, all);
    }

    @SuppressWarnings("unchecked") // nobody else writes it
    private List<FormSubmitted.Attachment> noted() {
        List<FormSubmitted.Attachment> before = exchange.getProperty(PROPERTY, List.class);
        return before == null ? new ArrayList<>() : new ArrayList<>(before);
    }
}
