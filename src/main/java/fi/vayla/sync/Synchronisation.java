package fi.vayla.sync;

import fi.vayla.event.Problem;
import fi.vayla.log.LogUnavailable;
import fi.vayla.system.Drift;
import fi.vayla.system.SystemDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The systems against the roadmap: how they stand, and what operators order. One comparison of a system at a time on each
 * instance. Thread-safe.
 */
public final class Synchronisation {

    private static final Logger log = LoggerFactory.getLogger(Synchronisation.class);
    private static final String HUB = "vayla";
    private static final String NO_LOG = "the log does not answer: ";

    private final RoadmapRoads roads;
    private final Comparing comparing;
    private final Comparisons comparisons;
    private final RepairPlans plans;
    private final Repairs repairs;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    Synchronisation(
            RoadmapRoads roads, Comparing comparing, Comparisons comparisons, RepairPlans plans, Repairs repairs) {
        this.roads = roads;
        this.comparing = comparing;
        this.comparisons = comparisons;
        this.plans = plans;
        this.repairs = repairs;
    }

    /**
     * Some of what differs.
     *
     * @param known false where another instance made the last comparison: then only that one knows what differs
     * @param total on all pages
     */
    public record Differences(boolean known, int total, List<Difference> items) {}

    /** How each system stands that can be compared, in the order of {@code config/systems.yaml}. */
    public List<SystemSync> list() {
        return roads.systems().stream()
                .map(system -> comparisons.find(system.id()))
                .toList();
    }

    public Optional<SystemSync> find(String system) {
        return roads.find(system).map(known -> comparisons.find(known.id()));
    }

    /** What the last comparison found. */
    public Differences differences(
            String system, @Nullable String programme, @Nullable Drift state, long skipped, int atMost) {
        Optional<Comparison> details = comparisons.findDetails(system);
        var order = new RepairOrder(system, programme, Set.of(), state == null ? Set.of() : Set.of(state));
        List<Difference> chosen = details.stream()
                .flatMap(comparison -> comparison.differences().stream())
                .filter(order::takes)
                .toList();
        boolean known = details.isPresent() || comparisons.find(system).differing() == 0;
        return new Differences(
                known,
                chosen.size(),
                chosen.stream().skip(skipped).limit(atMost).toList());
    }

    /** Compares now. */
    public Compared compare(String system) {
        if (roads.find(system).isEmpty()) {
            return new Compared.Unknown();
        }
        return switch (compareNow(system)) {
            case Comparing.Result.Done _ -> new Compared.Done(comparisons.find(system));
            case Comparing.Result.Failed(String detail) -> new Compared.Unavailable(detail);
        };
    }

    private Comparing.Result compareNow(String system) {
        ReentrantLock lock = locks.computeIfAbsent(system, id -> new ReentrantLock());
        lock.lock();
        try {
            Comparing.Result result = comparing.compare(system);
            switch (result) {
                case Comparing.Result.Done(Comparison comparison) ->
                    comparisons.add(comparison).join();
                case Comparing.Result.Failed(String detail) ->
                    comparisons.add(comparisons.find(system).failed(detail)).join();
            }
            return result;
        } catch (LogUnavailable | CompletionException e) {
            return new Comparing.Result.Failed(NO_LOG + e.getMessage());
        } catch (DataAccessException e) {
            return new Comparing.Result.Failed("the database of the read models does not answer: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** Compares now, and says what would repair what was chosen. Nothing else is done. */
    public RepairResult rehearse(RepairOrder order) {
        return compareThen(
                order,
                comparison -> new RepairResult.Proposed(plans.plan(comparison, order).stream()
                        .map(Planned::proposal)
                        .toList()));
    }

    /**
     * Compares now and repairs what was chosen. What is on its way already is left alone, so an order that comes twice does
     * nothing twice.
     */
    public RepairResult repair(RepairOrder order, String by, String reason) {
        return reason.isBlank()
                ? new RepairResult.Invalid(List.of(new Problem("/reason", "is missing; say why, for the audit")))
                : compareThen(order, comparison -> carryOut(comparison, order, by, reason));
    }

    private RepairResult compareThen(RepairOrder order, Function<Comparison, RepairResult> then) {
        if (roads.find(order.system()).isEmpty()) {
            return new RepairResult.Unknown();
        }
        try {
            return switch (compareNow(order.system())) {
                case Comparing.Result.Failed(String detail) -> new RepairResult.Unavailable(detail);
                case Comparing.Result.Done(Comparison comparison) -> then.apply(comparison);
            };
        } catch (LogUnavailable | CompletionException e) {
            return new RepairResult.Unavailable(NO_LOG + e.getMessage());
        }
    }

    private RepairResult carryOut(Comparison comparison, RepairOrder order, String by, String reason) {
        List<Planned> planned = plans.plan(comparison, order);
        return new RepairResult.Ordered(repairs.carryOut(order, comparison.comparedAt(), planned, by, reason));
    }

    /**
     * Compares a system, and repairs what {@code config/systems.yaml} says that is to be repaired without asking. Answers
     * whether there was any of that.
     */
    boolean keep(SystemDefinition system) {
        return switch (compareNow(system.id())) {
            case Comparing.Result.Failed(String detail) -> {
                log.warn("{} could not be compared: {}", system.id(), detail);
                yield false;
            }
            case Comparing.Result.Done(Comparison comparison) -> {
                log.info(
                        "{} was compared: {} differences",
                        system.id(),
                        comparison.differences().size());
                boolean repairs = comparison.differences().stream()
                        .anyMatch(difference -> system.repair().contains(difference.state()));
                if (repairs) {
                    var order = new RepairOrder(system.id(), null, Set.of(), system.repair());
                    carryOut(comparison, order, HUB, "repair: of config/systems.yaml");
                }
                yield repairs;
            }
        };
    }
}
