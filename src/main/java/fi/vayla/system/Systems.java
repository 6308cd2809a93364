package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The municipal systems by id. */
public final class Systems {

    private final Map<String, SystemAdapter> adapters;

    public Systems(Map<String, SystemAdapter> adapters) {
        this.adapters = Map.copyOf(adapters);
    }

    /** Throws {@link InvalidConfiguration} when there is no such system. */
    public SystemAdapter get(String id) {
        @Nullable SystemAdapter adapter = adapters.get(id);
        if (adapter == null) {
            throw new InvalidConfiguration("There is no system \"" + id + "\"; declare it in systems.yaml");
        }
        return adapter;
    }
}
