package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.security.Operator;
import fi.vayla.sync.Compared;
import fi.vayla.sync.Difference;
import fi.vayla.sync.ProgrammeSync;
import fi.vayla.sync.Proposal;
import fi.vayla.sync.RepairOrder;
import fi.vayla.sync.RepairResult;
import fi.vayla.sync.Synchronisation;
import fi.vayla.sync.Synchronisation.Differences;
import fi.vayla.sync.SystemSync;
import fi.vayla.system.Drift;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The systems against the roadmap. */
@RestController
@RequestMapping("/api/sync")
final class SyncApi {

    static final int PAGE = 50;

    /** How a reader names the records that name no programme. */
    static final String NO_PROGRAMME = "-";

    /** As many proposals as an answer shows; an order is about all. */
    private static final int PROPOSALS = 500;

    private final Synchronisation synchronisation;

    SyncApi(Synchronisation synchronisation) {
        this.synchronisation = synchronisation;
    }

    /** @param inSyncSince since when it has been in sync with every programme; absent while it is not */
    record Stand(
            String system,
            @Nullable Instant comparedAt,
            @Nullable Instant inSyncSince,
            List<ProgrammeSync> programmes,
            @Nullable String problem) {

        static Stand of(SystemSync sync) {
            return new Stand(
                    sync.system(), sync.comparedAt(), sync.since().orElse(null), sync.programmes(), sync.problem());
        }
    }

    record SyncList(List<Stand> systems) {}

    /**
     * @param known whether this instance knows what differs; if not, compare again
     * @param total how many items differ, on all pages
     */
    record Items(Stand stand, boolean known, List<Difference> items, int total, int page, int pageSize) {}

    record Order(
            @Nullable Boolean dryRun,
            @Nullable String reason,
            @Nullable String programme,
            @Nullable List<String> items,
            @Nullable List<String> states) {}

    /** @param possible how many of the differences can be repaired now */
    record Repair(String system, boolean dryRun, int total, int possible, List<Proposal> proposals) {

        static Repair of(String system, boolean dryRun, List<Proposal> proposals) {
            return new Repair(
                    system,
                    dryRun,
                    proposals.size(),
                    (int) proposals.stream().filter(Proposal::isPossible).count(),
                    proposals.stream().limit(PROPOSALS).toList());
        }
    }

    @GetMapping
    SyncList list() {
        return new SyncList(synchronisation.list().stream().map(Stand::of).toList());
    }

    @GetMapping("/{system}")
    Items items(
            @PathVariable String system,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable Drift state,
            @RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        Stand stand = Stand.of(synchronisation.find(system).orElseThrow(() -> unknown(system)));
        Differences found = synchronisation.differences(system, programme(programme), state, (long) page * PAGE, PAGE);
        return new Items(stand, found.known(), found.items(), found.total(), page, PAGE);
    }

    @PostMapping("/{system}/compare")
    Items compare(@PathVariable String system) {
        return switch (synchronisation.compare(system)) {
            case Compared.Done _ -> items(system, null, null, 0);
            case Compared.Unavailable(String detail) -> throw notNow(detail);
            case Compared.Unknown _ -> throw unknown(system);
        };
    }

    @PostMapping("/{system}/repair")
    ResponseEntity<Repair> repair(@PathVariable String system, @RequestBody byte[] body, HttpServletRequest request) {
        Order order = OrderBody.read(body, Order.class);
        RepairOrder chosen = new RepairOrder(
                system,
                programme(order.programme()),
                Set.copyOf(Objects.requireNonNullElse(order.items(), List.of())),
                states(Objects.requireNonNullElse(order.states(), List.of())));
        boolean dryRun = !Boolean.FALSE.equals(order.dryRun());
        RepairResult result = dryRun
                ? synchronisation.rehearse(chosen)
                : synchronisation.repair(chosen, Operator.name(request), ParkedOrders.text(order.reason()));
        return switch (result) {
            case RepairResult.Proposed(List<Proposal> proposals) ->
                ResponseEntity.ok(Repair.of(system, true, proposals));
            case RepairResult.Ordered(List<Proposal> proposals) ->
                ResponseEntity.accepted().body(Repair.of(system, false, proposals));
            case RepairResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
            case RepairResult.Unavailable(String detail) -> throw notNow(detail);
            case RepairResult.Unknown _ -> throw unknown(system);
        };
    }

    /** What a reader chose: "" for records that name no programme, null for all. */
    static @Nullable String programme(@Nullable String chosen) {
        return Filters.text(chosen)
                .map(programme -> programme.equals(NO_PROGRAMME) ? "" : programme)
                .orElse(null);
    }

    /** The other way round, of one programme. */
    static String chosen(String programme) {
        return programme.isEmpty() ? NO_PROGRAMME : programme;
    }

    private static Set<Drift> states(List<String> names) {
        Set<Drift> states = EnumSet.noneOf(Drift.class);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String pointer = "/states/" + i;
            Stream.of(Drift.values())
                    .filter(drift -> drift.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            states::add,
                            () -> problems.add(new Problem(pointer, "is none of " + List.of(Drift.values()))));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid("The order is not valid", problems);
        }
        return states;
    }

    static Refusal unknown(String system) {
        return Refusal.notFound(
                "unknown-system",
                "Unknown system",
                "No system \"" + system + "\" lists records of the roadmap; GET /api/sync lists those that do, and"
                        + " records: in config/systems.yaml makes one do so.");
    }

    private static Refusal notNow(String detail) {
        return Refusal.conflict("not-comparable", "Not now", "The system cannot be compared now: " + detail);
    }
}
