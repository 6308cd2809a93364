package fi.vayla.roadmap;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.util.Map;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Component;

/** Makes the roadmap a system. It asks for the roadmap at the first message only, so that routes can be checked without one. */
@Component
final class RoadmapAdapterFactory implements AdapterFactory {

    private final ObjectFactory<RoadmapSystem> roadmap;

    RoadmapAdapterFactory(ObjectFactory<RoadmapSystem> roadmap) {
        this.roadmap = roadmap;
    }

    @Override
    public String id() {
        return "roadmap";
    }

    @Override
    public SystemAdapter create(SystemDefinition definition) {
        return new SystemAdapter() {
            @Override
            public Outcome deliver(Call call) {
                return roadmap.getObject().deliver(call);
            }

            /** A change that the item has already is delivered without another one. */
            @Override
            public Capability capability(Map<String, String> parameters) {
                return Capability.IDEMPOTENT;
            }
        };
    }
}
