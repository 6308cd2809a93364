package fi.vayla.attachment;

import fi.vayla.event.FormSubmitted;
import java.net.URLConnection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in the store. The same bytes are the same file, whoever sent them and however often.
 *
 * @param reference what an event says of it, {@code attachment:} and the SHA-256
 * @param name without folders, as its newest sender named it
 * @param mediaType as its newest sender said, or else what the name suggests
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal digits
 */
public record Attachment(String reference, @Nullable String name, String mediaType, long size, String sha256) {

    private static final String SCHEME = "attachment:";
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 255;

    /** Of what a sender says, only what is harmless in a header and in a folder is kept. */
    static Attachment of(@Nullable String name, @Nullable String mediaType, long size, String sha256) {
        @Nullable String plain = plainName(name);
        return new Attachment(reference(sha256), plain, type(mediaType, plain), size, sha256);
    }

    /** Whether a text refers to a file of a store, rather than to one elsewhere. */
    public static boolean isReference(@Nullable String text) {
        return text != null
                && text.startsWith(SCHEME)
                && SHA_256.matcher(text.substring(SCHEME.length())).matches();
    }

    /** The reference to the file with this hash. */
    public static String reference(String sha256) {
        return SCHEME + sha256;
    }

    static String sha256(String reference) {
        return reference.substring(SCHEME.length());
    }

    /** @param description where in the message it was, such as the name of a form's field */
    public FormSubmitted.Attachment inEvent(@Nullable String description) {
        return new FormSubmitted.Attachment(name, mediaType, size, reference, description);
    }

    /** A name without folders and what would end a line; null when nothing is left of it. */
    public static @Nullable String plainName(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = CONTROL.matcher(FOLDERS.matcher(name).replaceFirst("")).replaceAll("");
        String known =
                plain.substring(Math.max(0, plain.length() - LONGEST_NAME)).strip(); // the end tells the type
        return known.isEmpty() ? null : known;
    }

    private static String type(@Nullable String mediaType, @Nullable String name) {
        String bare = mediaType == null ? "" : mediaType.split(";", 2)[0].strip();
        if (MEDIA_TYPE.matcher(bare).matches()) {
            return bare;
        }
        @Nullable String guess = name == null ? null : URLConnection.guessContentTypeFromName(name);
        return guess == null ? UNKNOWN_TYPE : guess;
    }
}
