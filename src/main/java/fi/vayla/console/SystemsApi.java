package fi.vayla.console;

import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The municipal systems. */
@RestController
final class SystemsApi {

    private final Systems systems;

    SystemsApi(Systems systems) {
        this.systems = systems;
    }

    record SystemList(List<SystemState> systems) {}

    record SystemState(String id, String adapter, String description, String url) {
        static SystemState of(SystemDefinition definition) {
            return new SystemState(definition.id(), definition.adapter(), definition.description(), definition.url());
        }
    }

    @GetMapping("/api/systems")
    SystemList systems() {
        return new SystemList(systems.list().stream().map(SystemState::of).toList());
    }
}
