package fi.vayla.routes;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which events of its types a route takes: all conditions that the route names must hold.
 *
 * @param sources those that it names; none when it takes events of all
 */
record Selection(List<String> sources, List<Predicate<Event>> conditions) implements Predicate<Event> {

    /** Takes {@code source}, {@code form} and {@code where} out of an endpoint's parameters. */
    static Selection take(Map<String, Object> parameters) {
        List<Predicate<Event>> conditions = new ArrayList<>();
        Object source = parameters.remove("source");
        List<String> sources = source == null ? List.of() : list(source);
        if (source != null) {
            conditions.add(event -> sources.contains(event.source()));
        }
        Object form = parameters.remove("form");
        if (form != null) {
            List<String> forms = list(form);
            conditions.add(event ->
                    Json.findText(event.data(), "form").filter(forms::contains).isPresent());
        }
        Object where = parameters.remove("where");
        if (where != null) {
            Mapping expression = where(where.toString());
            conditions.add(expression::holds);
        }
        return new Selection(sources, List.copyOf(conditions));
    }

    /** The same without repairs of systems that the route does not end at. */
    Selection toldAlone(Set<String> targets) {
        List<Predicate<Event>> more = new ArrayList<>();
        more.add(event -> repaired(event).map(targets::contains).orElse(true));
        more.addAll(conditions);
        return new Selection(sources, List.copyOf(more));
    }

    private static Optional<String> repaired(Event event) {
        return event.type() == EventType.ROADMAP_ITEM_CHANGED
                ? Json.findText(event.data(), "repairs").map(system -> "system:" + system)
                : Optional.empty();
    }

    private static Mapping where(String expression) {
        try {
            return Mapping.compile("where", expression);
        } catch (InvalidConfiguration e) {
            throw InvalidConfiguration.of("where", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> list(Object value) {
        return List.of(value.toString().strip().split("\\s*,\\s*"));
    }

    @Override
    public boolean test(Event event) {
        return conditions.stream().allMatch(condition -> condition.test(event));
    }
}
