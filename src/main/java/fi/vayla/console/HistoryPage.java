package fi.vayla.console;

import fi.vayla.console.RoadmapPage.Fact;
import fi.vayla.console.RoadmapPage.LanguageChoice;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.event.Status;
import fi.vayla.roadmap.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the templates of a programme's past, its changes and its reports show. */
final class HistoryPage {

    /**
     * What all of them have.
     *
     * @param query of the page's own address, for the same page in another language
     */
    record Frame(
            Language language,
            Map<String, String> t,
            String programme,
            String query,
            List<LanguageChoice> languages,
            Title title,
            String subtitle) {}

    /** @param asOf and {@code recordedAt}: the days in the form, empty where none was chosen */
    record Past(Frame frame, String heading, String asOf, String recordedAt, RoadmapPage page) {}

    record StatusRow(String status, String name, String before, String after) {}

    /**
     * @param from and {@code to}: the days in the form
     * @param byUnit whether the groups are the units rather than the goals
     */
    record Changes(
            Frame frame,
            String heading,
            String from,
            String to,
            boolean byUnit,
            List<StatusRow> statuses,
            List<ChangeGroup> groups) {

        boolean any() {
            return !groups.isEmpty();
        }
    }

    record ChangeGroup(Title heading, List<ChangeRow> rows) {}

    /** @param note what happened to the whole item, if it came or went */
    record ChangeRow(Title item, String kind, @Nullable String note, List<FieldRow> fields) {}

    record FieldRow(
            String field,
            String before,
            String after,
            @Nullable String said) {}

    record Report(
            Frame frame,
            String heading,
            List<Choice> choices,
            List<Fact> facts,
            List<StatusRow> statuses,
            List<Line> done,
            List<Line> slipped,
            List<Line> metrics,
            List<Group> open) {

        boolean hasDone() {
            return !done.isEmpty();
        }

        boolean hasSlipped() {
            return !slipped.isEmpty();
        }

        boolean hasMetrics() {
            return !metrics.isEmpty();
        }

        boolean hasOpen() {
            return !open.isEmpty();
        }
    }

    record Choice(String label, String query, boolean current) {}

    record Line(Title item, String note) {}

    record Group(Title heading, List<Line> rows) {}

    private HistoryPage() {}

    /** Every status that there was or is, in the order in which the page tells them. */
    static List<StatusRow> statuses(Summary before, Summary after, Words words) {
        List<String> order = new ArrayList<>();
        for (Status status : Status.values()) {
            order.add(status.name());
        }
        order.add(Summary.NOT_STATED);
        Set<String> there = new TreeSet<>(before.byStatus().keySet());
        there.addAll(after.byStatus().keySet());
        return order.stream()
                .filter(there::contains)
                .map(status -> new StatusRow(
                        status,
                        words.get("status_" + status),
                        words.number(before.byStatus().getOrDefault(status, 0)),
                        words.number(after.byStatus().getOrDefault(status, 0))))
                .toList();
    }
}
