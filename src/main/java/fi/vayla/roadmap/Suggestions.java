package fi.vayla.roadmap;

import fi.vayla.roadmap.Unlinked.Suggestion;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says which items a record may be, by their titles: the cosine of the two titles' stems and pieces in Finnish or in Swedish,
 * whichever is greater, where what few titles have weighs more. Thread-safe.
 */
@Component
final class Suggestions {

    static final int SHOWN = 3;
    static final int LEAST_SCORE = 20;

    private record Titled(Item item, Map<Stems, Set<String>> stems) {}

    private record Index(RoadmapRules rules, List<Titled> items, Map<Stems, Map<String, Double>> weights) {}

    private final Supplier<RoadmapRules> rules;
    private final Programmes programmes;
    private volatile Index index = new Index(RoadmapRules.NONE, List.of(), Map.of());

    Suggestions(Supplier<RoadmapRules> rules, Programmes programmes) {
        this.rules = rules;
        this.programmes = programmes;
    }

    /** The likeliest first; none below the least score. */
    List<Suggestion> list(String title) {
        Index now = index();
        Map<Stems, Set<String>> stems = stems(title);
        return now.items().stream()
                .map(titled -> new Suggestion(
                        titled.item().id(),
                        titled.item().programme(),
                        titled.item().title(),
                        score(now, stems, titled.stems())))
                .filter(suggestion -> suggestion.score() >= LEAST_SCORE)
                .sorted(Comparator.comparingInt(Suggestion::score).reversed().thenComparing(Suggestion::item))
                .limit(SHOWN)
                .toList();
    }

    private Index index() {
        RoadmapRules now = rules.get();
        Index known = index;
        if (known.rules() != now) {
            known = build(now);
            index = known;
        }
        return known;
    }

    private Index build(RoadmapRules now) {
        List<Titled> items = now.programmes().stream()
                .flatMap(programme -> programmes.items(programme).stream())
                .filter(item -> !(item instanceof Goal))
                .map(item -> new Titled(item, stems(item.title())))
                .toList();
        Map<Stems, Map<String, Double>> weights = new EnumMap<>(Stems.class);
        Stems.LANGUAGES.forEach(language -> weights.put(
                language,
                weights(items.stream().map(titled -> stems(titled, language)).toList())));
        return new Index(now, items, weights);
    }

    private static Set<String> stems(Titled titled, Stems language) {
        return titled.stems().getOrDefault(language, Set.of());
    }

    private static Map<Stems, Set<String>> stems(String title) {
        Map<Stems, Set<String>> stems = new EnumMap<>(Stems.class);
        Stems.LANGUAGES.forEach(language -> stems.put(language, language.of(title)));
        return stems;
    }

    /** What is in every title weighs little, and what is in none of the items' titles weighs most. */
    private static Map<String, Double> weights(List<Set<String>> titles) {
        Map<String, Integer> counts = new HashMap<>();
        titles.forEach(title -> title.forEach(stem -> counts.merge(stem, 1, Integer::sum)));
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((stem, count) -> weights.put(stem, Math.log1p((double) titles.size() / count)));
        return weights;
    }

    private static int score(Index index, Map<Stems, Set<String>> one, Map<Stems, Set<String>> other) {
        return Stems.LANGUAGES.stream()
                .mapToInt(language -> score(
                        index.weights().getOrDefault(language, Map.of()),
                        Math.log1p(index.items().size()),
                        one.getOrDefault(language, Set.of()),
                        other.getOrDefault(language, Set.of())))
                .max()
                .orElse(0);
    }

    private static int score(Map<String, Double> weights, double most, Set<String> one, Set<String> other) {
        double common = square(weights, most, one.stream().filter(other::contains));
        double length = Math.sqrt(square(weights, most, one.stream()) * square(weights, most, other.stream()));
        return length == 0 ? 0 : (int) Math.round(100 * common / length);
    }

    private static double square(Map<String, Double> weights, double most, Stream<String> stems) {
        return stems.mapToDouble(stem -> Math.pow(weights.getOrDefault(stem, most), 2))
                .sum();
    }
}
