package fi.vayla.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a system stands with the roadmap, as it stands on {@code vayla.routes} too.
 *
 * @param comparedAt when it was last compared; null before it ever was
 * @param programmes those of which it shows something, or should
 * @param problem why the last comparison failed or could not say everything, if so; what stands beside it is what was known before
 */
public record SystemSync(
        String system,
        @Nullable Instant comparedAt,
        List<ProgrammeSync> programmes,
        @Nullable String problem) {

    public SystemSync {
        programmes = List.copyOf(programmes);
    }

    static SystemSync unknown(String system) {
        return new SystemSync(system, null, List.of(), null);
    }

    SystemSync failed(String why) {
        return new SystemSync(system, comparedAt, programmes, why);
    }

    public int differing() {
        return programmes.stream().mapToInt(ProgrammeSync::differing).sum();
    }

    /** Since when it has been in sync with all programmes; empty while it is not, or nobody knows. */
    public Optional<Instant> since() {
        return programmes.isEmpty() || differing() > 0
                ? Optional.empty()
                : programmes.stream()
                        .map(ProgrammeSync::inSyncSince)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo);
    }

    Optional<ProgrammeSync> find(String programme) {
        return programmes.stream()
                .filter(one -> one.programme().equals(programme))
                .findFirst();
    }
}
