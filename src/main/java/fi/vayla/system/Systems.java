package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The municipal systems of one {@code systems.yaml}. Immutable. */
public final class Systems {

    private final List<SystemDefinition> definitions;
    private final Map<String, SystemAdapter> adapters;

    public Systems(List<SystemDefinition> definitions, Map<String, SystemAdapter> adapters) {
        this.definitions = List.copyOf(definitions);
        this.adapters = Map.copyOf(adapters);
    }

    /** Makes an adapter for each definition; an id given twice or an unknown adapter is an error of the file. */
    static Systems of(String file, List<SystemDefinition> definitions, List<AdapterFactory> factories) {
        Map<String, AdapterFactory> byId =
                factories.stream().collect(Collectors.toMap(AdapterFactory::id, Function.identity()));
        Map<String, SystemAdapter> adapters = new LinkedHashMap<>();
        for (SystemDefinition definition : definitions) {
            requirePresent(file, definition, new TreeSet<>(byId.keySet()));
            AdapterFactory factory = byId.get(definition.adapter());
            if (factory == null) {
                throw InvalidConfiguration.of(
                        "adapter",
                        "%s: system %s has the unknown adapter %s; use one of %s"
                                .formatted(file, definition.id(), definition.adapter(), new TreeSet<>(byId.keySet())));
            }
            if (adapters.put(definition.id(), checked(file, definition, factory)) != null) {
                throw InvalidConfiguration.of(
                        "id", "%s: system %s is there twice; give each its own id".formatted(file, definition.id()));
            }
        }
        return new Systems(definitions, adapters);
    }

    private static SystemAdapter checked(String file, SystemDefinition definition, AdapterFactory factory) {
        try {
            definition.limits();
        } catch (InvalidConfiguration e) {
            throw e.within("%s: system %s: ".formatted(file, definition.id()));
        }
        if (definition.credentials() != null && !Secrets.isReference(definition.credentials())) {
            throw InvalidConfiguration.of(
                    "credentials",
                    "%s: system %s: credentials is a reference; write env:NAME or file:PATH, never the token itself"
                            .formatted(file, definition.id()));
        }
        if (!definition.timeout().isPositive()) {
            throw InvalidConfiguration.of(
                    "timeout",
                    "%s: system %s: timeout is a time such as 10s, not %s"
                            .formatted(file, definition.id(), definition.timeout()));
        }
        try {
            SystemAdapter adapter = factory.create(definition);
            requireList(definition, adapter);
            return adapter;
        } catch (InvalidConfiguration e) {
            throw e.within(file + ": ");
        }
    }

    private static void requireList(SystemDefinition definition, SystemAdapter adapter) {
        if (definition.records() != null && !adapter.lists()) {
            throw InvalidConfiguration.of(
                    "records",
                    "System %s: the adapter %s cannot list records; remove records"
                            .formatted(definition.id(), definition.adapter()));
        }
        if (definition.records() == null && !definition.repair().isEmpty()) {
            throw InvalidConfiguration.of(
                    "repair",
                    "System %s: what is repaired is found by comparing; say with records where it lists them, or remove repair"
                            .formatted(definition.id()));
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    private static void requirePresent(String file, SystemDefinition definition, Set<String> adapters) {
        if (definition.id() == null || definition.id().isBlank()) {
            throw new InvalidConfiguration(file + ": a system has no id; give it one");
        }
        if (definition.adapter() == null) {
            throw new InvalidConfiguration(
                    "%s: system %s has no adapter; use one of %s".formatted(file, definition.id(), adapters));
        }
    }

    /** Throws {@link InvalidConfiguration} for a system that the file does not have. */
    public SystemAdapter get(String id) {
        SystemAdapter adapter = adapters.get(id);
        if (adapter == null) {
            throw new InvalidConfiguration("There is no system " + id
                    + " in config/systems.yaml; add it, or use one of " + new TreeSet<>(adapters.keySet()));
        }
        return adapter;
    }

    /** Throws {@link InvalidConfiguration} for a system that the file does not have. */
    public Limits limits(String id) {
        get(id);
        return find(id).map(SystemDefinition::limits).orElse(Limits.NONE); // made in code, without a file
    }

    public Optional<SystemDefinition> find(String id) {
        return definitions.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst();
    }

    public List<SystemDefinition> list() {
        return definitions;
    }
}
