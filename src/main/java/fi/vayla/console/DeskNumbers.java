package fi.vayla.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which page of each of its lists the roadmap's desk shows, from 0.
 *
 * @param decided whether the ideas are those about which somebody has decided, instead of those that wait
 */
record DeskNumbers(int contested, int unlinked, int linked, int ideas, boolean decided) {

    static final int PAGE = 20;

    /** The lists, by the names of their parts of the page. */
    enum Part {
        contested("contested"),
        unlinked("page"),
        linked("linked"),
        ideas("ideas");

        private final String parameter;

        Part(String parameter) {
            this.parameter = parameter;
        }
    }

    /** The ways to the pages beside one of a list. */
    record Pager(
            String label, @Nullable String newer, @Nullable String older) {}

    static final DeskNumbers FIRST = new DeskNumbers(0, 0, 0, 0, false);

    /** @param query what somebody may have typed */
    static DeskNumbers of(Map<String, String> query) {
        return new DeskNumbers(
                Filters.page(query.get(Part.contested.parameter)),
                Filters.page(query.get(Part.unlinked.parameter)),
                Filters.page(query.get(Part.linked.parameter)),
                Filters.page(query.get(Part.ideas.parameter)),
                Boolean.parseBoolean(query.get("decided")));
    }

    private int number(Part part) {
        return switch (part) {
            case contested -> contested;
            case unlinked -> unlinked;
            case linked -> linked;
            case ideas -> ideas;
        };
    }

    /** Null where there is nothing to turn. */
    @Nullable
    Pager pager(Part part, int total, Words words) {
        int number = number(part);
        String newer = number == 0 ? null : href(part, number - 1, decided);
        String older = (long) (number + 1) * PAGE >= total ? null : href(part, number + 1, decided);
        return newer == null && older == null
                ? null
                : new Pager(words.get("desk_pages", words.get(title(part))), newer, older);
    }

    private String title(Part part) {
        return part == Part.ideas && decided ? "desk_decided" : "desk_" + part;
    }

    /** The first page of the ideas that are not shown now. */
    String otherIdeas() {
        return href(Part.ideas, 0, !decided);
    }

    /** The other lists stay where they are. */
    private String href(Part turned, int to, boolean withDecided) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(RoadmapDeskPage.PATH);
        for (Part part : Part.values()) {
            int number = part == turned ? to : number(part);
            if (number > 0) {
                address.queryParam(part.parameter, number);
            }
        }
        if (withDecided) {
            address.queryParam("decided", true);
        }
        return address.fragment(turned.name()).toUriString();
    }
}
