package fi.vayla.console;

import fi.vayla.console.RoadmapPage.LanguageChoice;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.ProgrammeView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the template of the list of programmes shows.
 *
 * @param notFound whether the reader asked for a programme that is not there
 */
record RoadmapIndex(
        Language language,
        Map<String, String> t,
        boolean notFound,
        List<LanguageChoice> languages,
        List<Entry> entries) {

    record Entry(String id, Title title, String subtitle, String counted) {}

    static RoadmapIndex of(List<ProgrammeView> shown, boolean notFound, Words words) {
        return new RoadmapIndex(
                words.language(),
                words.all(),
                notFound,
                languages(words.language()),
                shown.stream().map(view -> entry(view, words)).toList());
    }

    private static Entry entry(ProgrammeView view, Words words) {
        return new Entry(
                view.id(),
                words.title(view.programme()),
                RoadmapPageBuilder.subtitle(view.programme(), words),
                words.counted("summary_counted", view.summary().counted()));
    }

    static List<LanguageChoice> languages(Language current) {
        return Stream.of(Language.values())
                .map(language -> new LanguageChoice(language.name(), language.label(), language == current))
                .toList();
    }
}
