package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.security.Operator;
import fi.vayla.sync.Compared;
import fi.vayla.sync.RepairOrder;
import fi.vayla.sync.RepairResult;
import fi.vayla.sync.Synchronisation;
import fi.vayla.sync.Synchronisation.Differences;
import fi.vayla.sync.SystemSync;
import fi.vayla.system.Drift;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sync}: which system is in sync with which programme since when; {@code /sync/SYSTEM}: what differs, and its repair. */
@RestController
@RequestMapping("/sync")
final class SyncPages {

    private final Synchronisation synchronisation;
    private final Roadmap roadmap;
    private final ConsoleFrame frame;

    SyncPages(Synchronisation synchronisation, Roadmap roadmap, ConsoleFrame frame) {
        this.synchronisation = synchronisation;
        this.roadmap = roadmap;
        this.frame = frame;
    }

    /** @param programme "" for records that name none; null for all */
    record Wish(@Nullable String programme, @Nullable Drift state, int page) {
        static final Wish ALL = new Wish(null, null, 0);
    }

    @GetMapping
    ResponseEntity<String> page(HttpServletRequest request) {
        List<SystemSync> stands = synchronisation.list();
        return frame.show(HttpStatus.OK, "sync", request, words -> new SyncView(roadmap, words).page(stands));
    }

    @GetMapping("/{system}")
    ResponseEntity<String> one(
            @PathVariable String system,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String page,
            HttpServletRequest request) {
        Wish wish = new Wish(SyncApi.programme(programme), drift(state), Filters.page(page));
        return show(HttpStatus.OK, system, wish, null, null, "", request);
    }

    @PostMapping("/{system}/compare")
    ResponseEntity<String> compare(@PathVariable String system, HttpServletRequest request) {
        return switch (synchronisation.compare(system)) {
            case Compared.Done _, Compared.Unknown _ -> show(HttpStatus.OK, system, Wish.ALL, null, null, "", request);
            case Compared.Unavailable(String detail) ->
                show(HttpStatus.CONFLICT, system, Wish.ALL, null, detail, "", request);
        };
    }

    /** @param rehearse given by the button that only shows what would be done */
    @PostMapping("/{system}/repair")
    ResponseEntity<String> repair(
            @PathVariable String system,
            @RequestParam @Nullable String programme,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable String rehearse,
            HttpServletRequest request) {
        Wish wish = new Wish(SyncApi.programme(programme), drift(state), 0);
        RepairOrder order = new RepairOrder(
                system, wish.programme(), Set.of(), wish.state() == null ? Set.of() : Set.of(wish.state()));
        RepairResult result = rehearse != null
                ? synchronisation.rehearse(order)
                : synchronisation.repair(order, Operator.name(request), reason.strip());
        return switch (result) {
            case RepairResult.Proposed _, RepairResult.Ordered _, RepairResult.Unknown _ ->
                show(HttpStatus.OK, system, wish, result, null, reason, request);
            case RepairResult.Invalid(var problems) ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        system,
                        wish,
                        null,
                        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                        reason,
                        request);
            case RepairResult.Unavailable(String detail) ->
                show(HttpStatus.CONFLICT, system, wish, null, detail, reason, request);
        };
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            String system,
            Wish wish,
            @Nullable RepairResult result,
            @Nullable String wrong,
            String reason,
            HttpServletRequest request) {
        SystemSync stand = synchronisation.find(system).orElseThrow(() -> SyncApi.unknown(system));
        Differences found = synchronisation.differences(
                system, wish.programme(), wish.state(), (long) wish.page() * SyncApi.PAGE, SyncApi.PAGE);
        return frame.show(
                status,
                "sync-system",
                request,
                SyncView.href(system),
                words -> new SyncView(roadmap, words).one(stand, found, wish, result, wrong, reason));
    }

    private static @Nullable Drift drift(@Nullable String name) {
        return Stream.of(Drift.values())
                .filter(drift -> drift.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
