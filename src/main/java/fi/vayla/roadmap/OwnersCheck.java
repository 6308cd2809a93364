package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.roadmap.RoadmapFile.OwnerEntry;
import fi.vayla.roadmap.RoadmapFileCheck.Problems;
import fi.vayla.roadmap.RoadmapRules.Owner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with {@code owners}. */
final class OwnersCheck {

    private record Owned(@Nullable String programme, FieldName field) {}

    private final Programmes programmes;
    private final Problems problems;
    private final Set<Owned> owned = new HashSet<>();

    OwnersCheck(Programmes programmes, Problems problems) {
        this.programmes = programmes;
        this.problems = problems;
    }

    List<Owner> check(List<OwnerEntry> entries) {
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            owners.add(owner("/owners/" + i, entries.get(i)));
        }
        return owners;
    }

    private Owner owner(String place, OwnerEntry entry) {
        if (entry.programme() != null && programmes.find(entry.programme()).isEmpty()) {
            problems.add(place + "/programme", RoadmapFileCheck.unknownProgramme(entry.programme()));
        }
        if (entry.fields().isEmpty()) {
            problems.add(place, "it owns nothing; list the fields");
        }
        if (entry.owner().isEmpty() || entry.owner().stream().anyMatch(String::isBlank)) {
            problems.add(place, "owner is needed; name the source, or several sources, whose word counts");
        }
        if (entry.owner().contains(RoadmapStated.OPERATOR)) {
            problems.add(place + "/owner", "operators may always set a field; name sources only");
        }
        return new Owner(
                entry.programme(), fields(place, entry), Set.copyOf(entry.owner()), rule(place, entry.contested()));
    }

    private Set<FieldName> fields(String place, OwnerEntry entry) {
        Set<FieldName> fields = EnumSet.noneOf(FieldName.class);
        for (int i = 0; i < entry.fields().size(); i++) {
            String at = place + "/fields/" + i;
            String name = entry.fields().get(i);
            FieldName field = FieldName.find(name).orElse(null);
            if (field == null) {
                problems.add(at, RoadmapFileCheck.unknownField(name));
            } else if (!owned.add(new Owned(entry.programme(), field))) {
                problems.add(at, name + " has an owner already; put the two together");
            } else {
                fields.add(field);
            }
        }
        return fields;
    }

    private Owner.Rule rule(String place, @Nullable String word) {
        if (word == null) {
            return Owner.Rule.keep;
        }
        return Stream.of(Owner.Rule.values())
                .filter(rule -> rule.name().equals(word))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(
                            place + "/contested",
                            "\"" + word + "\" is not known; use one of " + Arrays.toString(Owner.Rule.values()));
                    return Owner.Rule.keep;
                });
    }
}
