package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.Incoming.Read;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A request of {@code multipart/form-data} (RFC 7578): the part {@code message} is the message, every other one a file, in any
 * order. Parts are read as they come: a file goes to the attachment store through a buffer, and nowhere else.
 */
final class FormData {

    private static final String MESSAGE = "message";
    private static final int MOST_FILES = 100;
    private static final int LARGEST_HEADER = 8 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int most;
    private final AttachmentStore attachments;
    private final List<Attachment> files = new ArrayList<>();
    private byte @Nullable [] message;

    /** @param most how many bytes of the message are taken */
    FormData(int most, AttachmentStore attachments) {
        this.most = most;
        this.attachments = attachments;
    }

    /** To be called once. What ends too early is malformed, whether its sender is still there or not. */
    Read read(HttpServletRequest request) throws IOException {
        try {
            FileItemIterator parts = upload().getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                @Nullable IntakeResult refusal = take(parts.next());
                if (refusal != null) {
                    return new Read.Refused(refusal);
                }
            }
        } catch (FileUploadException | MalformedStreamException | InvalidFileNameException e) {
            return malformed("The form data cannot be read: " + e.getMessage());
        }
        return message == null
                ? malformed("There is no part \"message\"; send the JSON in a part of that name")
                : new Read.Whole(message, files);
    }

    private static FileUpload upload() {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setPartHeaderSizeMax(LARGEST_HEADER);
        return upload;
    }

    /** Null when nothing speaks against it. */
    private @Nullable IntakeResult take(FileItemStream part) throws IOException {
        String field = String.valueOf(part.getFieldName());
        InputStream content = part.openStream(); // never closed: that would read what is refused to its end
        if (field.equals(MESSAGE)) {
            if (message != null) {
                return Wellformed.malformed("The part \"message\" is there twice");
            }
            message = content.readNBytes(most + 1);
            return Wellformed.checkSize(message, most);
        }
        if (part.isFormField()) {
            return Wellformed.malformed(
                    "The part \"" + field + "\" is neither the message nor a file; a file has a filename");
        }
        return part.getName().isBlank() ? null : keep(field, part, content); // a page's file field left empty
    }

    private @Nullable IntakeResult keep(String field, FileItemStream part, InputStream content) throws IOException {
        if (files.size() == MOST_FILES) {
            return new Rejected(Reason.TOO_LARGE, "A message has at most " + MOST_FILES + " files");
        }
        return switch (attachments.put(content, part.getName(), part.getContentType())) {
            case Stored.Kept(var attachment) -> {
                files.add(attachment.inEvent(field.isBlank() ? null : field));
                yield null;
            }
            case Stored.TooLarge tooLarge -> new Rejected(Reason.TOO_LARGE, tooLarge.detail());
            case Stored.Unavailable(String detail) -> new Unavailable(detail, RETRY_AFTER);
        };
    }

    private static Read malformed(String detail) {
        return new Read.Refused(Wellformed.malformed(detail));
    }
}
