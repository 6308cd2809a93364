package fi.vayla.routes;

import fi.vayla.event.Json;
import fi.vayla.event.Xml;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.apache.camel.component.mail.MailMessage;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one message as a transport brought it. A row, a list, a mail and what its Content-Type calls XML become JSON, since
 * every format of the intake reads JSON; anything else stays as it is.
 *
 * @param isMade whether it was made JSON here, whatever its headers say
 */
@SuppressWarnings("ArrayRecordComponent") // the source's bytes; never compared
record MessageBody(byte[] bytes, boolean isMade) {

    private static final Pattern XML =
            Pattern.compile("(text|application)/([\\w.+-]+\\+)?xml(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

    /**
     * Of one that is too large only so much is read that it shows. Throws {@link ParseException} for a mail that nobody will ever
     * be able to read.
     */
    static MessageBody of(Message message, int largest, ExchangeFiles files)
            throws IOException, ParseException, MessageRejected, MessageNotTaken {
        if (message.getBody() instanceof Map<?, ?> || message.getBody() instanceof Collection<?>) {
            return new MessageBody(Json.MAPPER.writeValueAsBytes(message.getBody()), true);
        }
        if (message instanceof MailMessage mail && !isJson(mail)) {
            return new MessageBody(Json.MAPPER.writeValueAsBytes(fields(mail, files)), true);
        }
        try (InputStream body = message.getBody(InputStream.class)) {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(largest + 1);
            return bytes.length <= largest && isXml(message) ? ofXml(message, bytes) : new MessageBody(bytes, false);
        }
    }

    private static boolean isXml(Message message) {
        return Optional.ofNullable(message.getHeader("Content-Type", String.class))
                .filter(type -> XML.matcher(type).matches())
                .isPresent();
    }

    /** What is not well-formed stays as it is, and is refused for not being JSON. */
    private static MessageBody ofXml(Message message, byte[] bytes) {
        try {
            return new MessageBody(
                    Json.write(message.getBody() instanceof String text ? Xml.readJson(text) : Xml.readJson(bytes)),
                    true);
        } catch (Xml.Malformed e) {
            return new MessageBody(bytes, true);
        }
    }

    private static boolean isJson(MailMessage mail) {
        return Optional.ofNullable(mail.getHeader("Content-Type", String.class))
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    /** {@code id} is the mail's Message-ID (RFC 5322, chapter 3.6.4), which its sender gave to it for ever. */
    private static Map<String, @Nullable Object> fields(MailMessage mail, ExchangeFiles files)
            throws IOException, ParseException, MessageRejected, MessageNotTaken {
        jakarta.mail.Message original = mail.getOriginalMessage();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            fields.put("id", first(original.getHeader("Message-ID")));
            fields.put("from", addresses(original.getFrom()));
            fields.put("to", addresses(original.getAllRecipients()));
            fields.put("subject", original.getSubject());
            fields.put(
                    "date",
                    original.getSentDate() == null
                            ? null
                            : original.getSentDate().toInstant());
            fields.put("text", mail.getBody(String.class));
            fields.put("attachments", files.keepAttached(original));
        } catch (ParseException e) {
            throw e;
        } catch (MessagingException e) {
            throw new IOException("The mail cannot be read", e);
        }
        return fields;
    }

    private static @Nullable String first(String @Nullable [] values) {
        return values == null || values.length == 0 ? null : values[0];
    }

    private static List<Map<String, @Nullable String>> addresses(Address @Nullable [] addresses) {
        List<Map<String, @Nullable String>> all = new ArrayList<>();
        for (Address address : addresses == null ? List.<Address>of() : Arrays.asList(addresses)) {
            Map<String, @Nullable String> one = new LinkedHashMap<>();
            one.put("name", address instanceof InternetAddress named ? named.getPersonal() : null);
            one.put("address", address instanceof InternetAddress named ? named.getAddress() : address.toString());
            all.add(one);
        }
        return all;
    }
}
