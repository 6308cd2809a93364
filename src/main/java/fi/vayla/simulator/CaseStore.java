package fi.vayla.simulator;

import fi.vayla.event.Json;
import fi.vayla.simulator.Received.Newest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Case management's cases. Safe for many threads. */
final class CaseStore {

    private static final int ONE_IN_SO_MANY_IS_CONFIDENTIAL = 20;
    private static final int ONE_IN_SO_MANY_IS_TAKEN_IN_HAND_FIRST = 4;

    private final Map<String, CaseFile> cases;
    private final Map<String, CaseFile> council = new HashMap<>();
    private final Map<String, String> idsByExternalId;
    private final Map<String, String> idsByIdempotencyKey;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Numbers numbers;
    private final Duration decideAfter;
    private final Clock clock;

    CaseStore(TownParts parts, Duration decideAfter) {
        cases = new Newest<>(parts.remember());
        idsByExternalId = new Newest<>(parts.remember());
        idsByIdempotencyKey = new Newest<>(parts.remember());
        numbers = parts.numbers();
        clock = parts.clock();
        this.decideAfter = decideAfter;
    }

    /** Opens a case, or updates the one with this external id, or does nothing when the key came before. */
    synchronized Opened open(String externalId, @Nullable String idempotencyKey, JsonNode received) {
        String repeated = idempotencyKey == null ? null : idsByIdempotencyKey.get(idempotencyKey);
        if (repeated != null) {
            return new Opened(repeated, false);
        }
        Instant now = clock.instant();
        CaseFile earlier = cases.get(idsByExternalId.getOrDefault(externalId, ""));
        CaseFile file = earlier == null
                ? CaseFile.opened(numbers.numbered("HEL"), externalId, isConfidential(externalId), now, received)
                : earlier.updated(now, received);
        cases.put(file.id(), file);
        idsByExternalId.put(externalId, file.id());
        if (idempotencyKey != null) {
            idsByIdempotencyKey.put(idempotencyKey, file.id());
        }
        if (earlier == null) {
            waiting.add(file.id());
        }
        return new Opened(file.id(), earlier == null);
    }

    /** Opens a case that waits until somebody decides it. */
    synchronized void openForCouncil(String id, String title) {
        JsonNode received = Json.MAPPER.createObjectNode().put("title", title);
        council.put(id, CaseFile.opened(id, id, false, clock.instant(), received));
    }

    synchronized CaseFile decide(String id) {
        CaseFile decided = Objects.requireNonNull(council.get(id), id).decided(clock.instant());
        council.put(id, decided);
        return decided;
    }

    synchronized Optional<CaseFile> find(String id) {
        return Optional.ofNullable(council.getOrDefault(id, cases.get(id)));
    }

    synchronized Optional<CaseFile> findByExternalId(String externalId) {
        return Optional.ofNullable(idsByExternalId.get(externalId)).flatMap(this::find);
    }

    synchronized List<CaseFile> list() {
        return new ArrayList<>(cases.values());
    }

    /** Takes the case that has waited longest one step on; empty while none has waited long enough. */
    synchronized Optional<CaseFile> moveOn(RandomGenerator random) {
        while (!waiting.isEmpty()) {
            CaseFile file = cases.get(waiting.getFirst());
            if (file == null) {
                waiting.removeFirst();
            } else if (file.changed().plus(decideAfter).isAfter(clock.instant())) {
                return Optional.empty();
            } else {
                waiting.removeFirst();
                return Optional.of(next(file, random));
            }
        }
        return Optional.empty();
    }

    private CaseFile next(CaseFile file, RandomGenerator random) {
        boolean takenFirst =
                file.stage() == CaseFile.Stage.PENDING && random.nextInt(ONE_IN_SO_MANY_IS_TAKEN_IN_HAND_FIRST) == 0;
        CaseFile next = takenFirst ? file.taken(clock.instant()) : file.decided(clock.instant());
        cases.put(next.id(), next);
        if (takenFirst) {
            waiting.addLast(next.id());
        }
        return next;
    }

    /** The same for the same application in every run, whoever comes first. */
    private static boolean isConfidential(String externalId) {
        return Math.floorMod(externalId.hashCode(), ONE_IN_SO_MANY_IS_CONFIDENTIAL) == 0;
    }

    /**
     * What came of an opening.
     *
     * @param created false for a repeat and for an update
     */
    record Opened(String id, boolean created) {}
}
