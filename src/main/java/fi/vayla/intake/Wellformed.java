package fi.vayla.intake;

import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a body has to be before any format looks at it: within the size, UTF-8, JSON. */
final class Wellformed {

    private Wellformed() {}

    /** Null when it is not too large. */
    static @Nullable Rejected checkSize(byte[] body, long most) {
        return body.length > most ? tooLarge(most) : null;
    }

    /** Null when nothing is wrong with the encoding. */
    static @Nullable Rejected checkText(byte[] body) {
        if (isBlank(body)) {
            return new Rejected(Reason.MALFORMED, "The body is empty");
        }
        return isUtf8(body) ? null : new Rejected(Reason.MALFORMED, "The body is not UTF-8; convert it before sending");
    }

    static Rejected tooLarge(long most) {
        return new Rejected(Reason.TOO_LARGE, "The largest message taken is " + most + " bytes");
    }

    static Rejected malformed(String detail) {
        return new Rejected(Reason.MALFORMED, detail);
    }

    static Rejected malformed(JacksonException e) {
        var at = e.getLocation();
        String place = at == null || at.getLineNr() < 1
                ? ""
                : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return new Rejected(Reason.MALFORMED, place + firstLine(e.getOriginalMessage()));
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] body) {
        for (byte b : body) {
            // never in JSON text, but in UTF-16 and UTF-32, which the parser would guess and take
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
    }
}
