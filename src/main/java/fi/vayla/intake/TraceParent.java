package fi.vayla.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context, level 1: the {@code traceparent} header. */
final class TraceParent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** Null when there is none or it is not well-formed, which the standard says to treat alike. */
    static @Nullable String of(RawMessage message) {
        return message.header("traceparent")
                .map(String::strip)
                .filter(value -> FORM.matcher(value).matches())
                .orElse(null);
    }
}
