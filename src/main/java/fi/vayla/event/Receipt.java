package fi.vayla.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a sender gets for an accepted message. It is derived from source and id, so that a repeat gets the same one, on
 * every instance and after every restart.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record Receipt(String value) {

    private static final int LENGTH = 32;

    /** Never fed: a clone of it costs a fraction of looking the algorithm up. */
    private static final MessageDigest SHA_256 = newSha256();

    public Receipt {
        if (!isOne(value)) {
            throw new IllegalArgumentException("Not a receipt: " + value);
        }
    }

    /** Whether this text could be a receipt's value. */
    public static boolean isOne(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char one = text.charAt(i);
            if ((one < '0' || one > '9') && (one < 'a' || one > 'f')) {
                return false;
            }
        }
        return true;
    }

    public static Receipt of(String source, String id) {
        MessageDigest digest = sha256();
        digest.update(source.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        return new Receipt(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }

    /** The first 64 of a receipt's 128 bits, for tables that hold millions of them without objects. */
    public static long high(String receipt) {
        return Long.parseUnsignedLong(receipt, 0, 16, 16);
    }

    /** The last 64 bits. */
    public static long low(String receipt) {
        return Long.parseUnsignedLong(receipt, 16, 32, 16);
    }

    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
