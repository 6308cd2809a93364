package fi.vayla.event;

import org.jspecify.annotations.Nullable;

/** A file of the administrator's is wrong. The message names the file and place, what is wrong and what to do. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final boolean unknownKey;

    public InvalidConfiguration(String message) {
        this(message, null);
    }

    public InvalidConfiguration(String message, @Nullable Throwable cause) {
        this(message, cause, "", false);
    }

    private InvalidConfiguration(String message, @Nullable Throwable cause, String key, boolean unknownKey) {
        super(message, cause);
        this.key = key;
        this.unknownKey = unknownKey;
    }

    /** @param key which key of what was checked is wrong; with slashes between when it is further down */
    public static InvalidConfiguration of(String key, String message) {
        return new InvalidConfiguration(message, null, key, false);
    }

    /** As {@link #of}, for a key that nobody knows. */
    public static InvalidConfiguration ofUnknown(String key, String message) {
        return new InvalidConfiguration(message, null, key, true);
    }

    /** The same with words in front of it that say where. */
    public InvalidConfiguration within(String place) {
        return new InvalidConfiguration(place + getMessage(), this, key, unknownKey);
    }

    /** Which key of what was checked is wrong; empty when it is not one key. */
    public String key() {
        return key;
    }

    /** Whether the key itself is what is wrong, not its value. */
    boolean isUnknownKey() {
        return unknownKey;
    }
}
