package fi.vayla.console;

import fi.vayla.delivery.Deliveries;
import fi.vayla.sync.Synchronisation;
import fi.vayla.system.CurrentSystems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The municipal systems, for programs and as a page. */
@RestController
final class SystemsApi {

    private final CurrentSystems systems;
    private final Deliveries deliveries;
    private final Synchronisation synchronisation;
    private final ConsoleFrame frame;

    SystemsApi(CurrentSystems systems, Deliveries deliveries, Synchronisation synchronisation, ConsoleFrame frame) {
        this.systems = systems;
        this.deliveries = deliveries;
        this.synchronisation = synchronisation;
        this.frame = frame;
    }

    record SystemList(List<SystemState> systems) {}

    record Page(List<Card> systems) {}

    /** @param word the state in the page's language */
    record Card(
            SystemState system,
            String word,
            RoadmapPage.@Nullable Moment since,
            String waiting,
            String routes,
            RoadmapPage.@Nullable Moment inSync,
            String lastError) {

        static Card of(SystemState system, Words words) {
            return new Card(
                    system,
                    words.get("circuit_" + system.state()),
                    system.since() == null ? null : words.exactly(system.since()),
                    words.number(system.waiting()),
                    String.join(", ", system.routes()),
                    system.inSyncSince() == null ? null : words.exactly(system.inSyncSince()),
                    Objects.requireNonNullElse(system.lastError(), ""));
        }
    }

    @GetMapping("/api/systems")
    SystemList systems() {
        return new SystemList(SystemState.list(systems.get(), deliveries, synchronisation));
    }

    @GetMapping("/systems")
    ResponseEntity<String> page(HttpServletRequest request) {
        List<SystemState> states = SystemState.list(systems.get(), deliveries, synchronisation);
        return frame.show(
                HttpStatus.OK,
                "systems",
                request,
                words -> new Page(
                        states.stream().map(state -> Card.of(state, words)).toList()));
    }
}
