package fi.vayla.system;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The municipal systems that count now; none until the first revision runs. They change all at once. Thread-safe. */
@Component
public final class CurrentSystems {

    private volatile Systems systems = new Systems(List.of(), Map.of());

    public Systems get() {
        return systems;
    }

    public void replace(Systems next) {
        systems = next;
    }
}
