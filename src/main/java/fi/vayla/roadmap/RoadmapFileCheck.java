package fi.vayla.roadmap;

import fi.vayla.event.EventType;
import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import fi.vayla.roadmap.RoadmapFile.RuleEntry;
import fi.vayla.roadmap.RoadmapRules.Changes;
import fi.vayla.roadmap.RoadmapRules.CreatesIdea;
import fi.vayla.roadmap.RoadmapRules.Owner;
import fi.vayla.roadmap.RoadmapRules.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with {@code config/roadmap.yaml}. */
final class RoadmapFileCheck {

    private static final Set<EventType> NOT_FOR_RULES =
            EnumSet.of(EventType.ROADMAP_ITEM_CHANGED, EventType.ROADMAP_RECORD_ORPHANED, EventType.ROADMAP_STATED);

    /** Where a part of the file says what is wrong with it. */
    interface Problems {
        void add(String pointer, String whatAndWhatToDo);
    }

    private final YamlFile yaml;
    private final Programmes programmes;
    private final List<Finding> findings = new ArrayList<>();

    private RoadmapFileCheck(YamlFile yaml, Programmes programmes) {
        this.yaml = yaml;
        this.programmes = programmes;
    }

    /** @param rules to be used when there are no findings only */
    record Checked(RoadmapRules rules, List<Finding> findings) {}

    /** @param file what findings call it */
    static Checked check(Path file, String text, Programmes programmes) {
        YamlFile yaml = YamlFile.parse(file, text);
        if (yaml.fault().isPresent()) {
            return new Checked(RoadmapRules.NONE, List.of(yaml.fault().get()));
        }
        if (!yaml.tree().isObject()) { // half saved, perhaps
            return new Checked(
                    RoadmapRules.NONE,
                    List.of(yaml.atValue("", "there is nothing in it; write programmes: and rules:")));
        }
        try {
            return new RoadmapFileCheck(yaml, programmes).check(yaml.read("", RoadmapFile.class));
        } catch (InvalidConfiguration e) {
            return new Checked(RoadmapRules.NONE, List.of(yaml.at("", e)));
        }
    }

    private Checked check(RoadmapFile read) {
        checkProgrammes(read.programmes());
        Map<EventType, Rule> rules = rules(read);
        List<Owner> owners = new OwnersCheck(programmes, this::problem).check(read.owners());
        var links = new LinksCheck(programmes, this::problem);
        return new Checked(
                new RoadmapRules(
                        read.programmes(), rules, owners, links.links(read.links()), links.rules(read.linkRules())),
                findings.stream().sorted().toList());
    }

    private void checkProgrammes(List<String> shown) {
        if (shown.isEmpty()) {
            problem("/programmes", "none is listed; list the programme_id of each programme to show");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < shown.size(); i++) {
            if (programmes.find(shown.get(i)).isEmpty()) {
                problem("/programmes/" + i, unknownProgramme(shown.get(i)));
            } else if (!seen.add(shown.get(i))) {
                problem("/programmes/" + i, "\"" + shown.get(i) + "\" is listed twice; remove one");
            }
        }
    }

    private Map<EventType, Rule> rules(RoadmapFile read) {
        Map<EventType, Rule> rules = new EnumMap<>(EventType.class);
        for (int i = 0; i < read.rules().size(); i++) {
            RuleEntry entry = read.rules().get(i);
            String place = "/rules/" + i;
            Rule rule = rule(place, entry, read.programmes());
            EventType type = EventType.find(entry.on()).orElse(null);
            if (type == null || NOT_FOR_RULES.contains(type)) {
                problem(
                        place,
                        "this is not an event that can change the roadmap; use project.changed, case.decided,"
                                + " idea.proposed or another type of event");
            } else if (rules.put(type, rule) != null) {
                problem(place, "there are two rules for this event; put them together");
            }
        }
        return rules;
    }

    private Rule rule(String place, RuleEntry entry, List<String> shown) {
        Set<FieldName> fields = EnumSet.noneOf(FieldName.class);
        entry.fields().forEach(name -> field(place + "/fields", name, fields));
        Map<FieldName, String> set = new EnumMap<>(FieldName.class);
        entry.set().forEach((name, value) -> set(place + "/set", name, value, set));
        if (entry.creates() == null) {
            if (entry.fields().isEmpty() && entry.set().isEmpty()) {
                problem(place, "it changes nothing; give it fields, set or creates");
            }
            if (entry.programme() != null) {
                problem(place + "/programme", "only a rule with creates has a programme; remove it");
            }
            return new Changes(fields, set);
        }
        if (!entry.creates().equals(ItemKind.idea.name())) {
            problem(place + "/creates", "\"" + entry.creates() + "\" cannot be created; use idea");
        }
        if (entry.programme() != null && !shown.contains(entry.programme())) {
            problem(
                    place + "/programme",
                    "\"" + entry.programme() + "\" is not listed under programmes; list it there");
        }
        return new CreatesIdea(fields, set, entry.programme());
    }

    private void field(String place, String name, Set<FieldName> fields) {
        FieldName.find(name).ifPresentOrElse(fields::add, () -> problem(place, unknownField(name)));
    }

    private void set(String place, String name, String value, Map<FieldName, String> set) {
        FieldName field = FieldName.find(name).orElse(null);
        if (field == null) {
            problem(place, unknownField(name));
            return;
        }
        switch (field.read(value)) {
            case FieldName.Value.Valid(String text) -> set.put(field, text);
            case FieldName.Value.Invalid(String problem) -> problem(place, problem);
        }
    }

    static String unknownProgramme(String id) {
        return "there is no programme \"" + id + "\"; use a programme_id of programmes.csv";
    }

    static String unknownField(String name) {
        return "there is no field \"" + name + "\"; use one of " + Arrays.toString(FieldName.values());
    }

    private void problem(String pointer, String whatAndWhatToDo) {
        findings.add(yaml.atValue(pointer, whatAndWhatToDo));
    }
}
