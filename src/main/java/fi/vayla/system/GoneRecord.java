package fi.vayla.system;

import fi.vayla.system.Listed.Shown;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message whose record is not where the roadmap knows it. One that is to go is gone. Another record that
 * carries the item is written in its place, the first one there is. Otherwise one is made, if that was ordered: a record that the
 * hub may no longer see looks just as if it were gone.
 */
public final class GoneRecord {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private GoneRecord() {}

    public static boolean is(int status) {
        return status == NOT_FOUND || status == GONE;
    }

    /**
     * @param record the id of the one that is gone
     * @param refused what the system said of it
     * @param others lists the records that carry the item
     * @param write writes the message to one of these, by its id
     * @param make makes a record; null where the message does not say how
     */
    public static Outcome deliver(
            Call call,
            String record,
            Outcome refused,
            Supplier<Listed> others,
            Function<String, Outcome> write,
            @Nullable Supplier<Outcome> make) {
        if (call.isRemoval()) {
            return new Outcome.Delivered(record);
        }
        return switch (others.get()) {
            case Listed.Records listed ->
                listed.records().stream()
                        .map(Shown::id)
                        .filter(id -> !id.equals(record)) // a search may not know yet that it is gone
                        .findFirst()
                        .map(write)
                        .orElseGet(() -> make != null && call.isRepair() ? make.get() : refused);
            case Listed.Unavailable(String detail) -> new Outcome.Unavailable(detail, null);
            case Listed.Unsupported _ -> refused;
        };
    }
}
