package fi.vayla.roadmap;

import java.util.List;

/**
 * A goal's place in the tree of goals.
 *
 * @param measures ids of the measures right under it
 * @param goals its parts
 * @param done how many counted measures under it and its parts are done
 * @param counted how many there are
 */
public record GoalView(String id, List<String> measures, List<GoalView> goals, int done, int counted) {

    public GoalView {
        measures = List.copyOf(measures);
        goals = List.copyOf(goals);
    }
}
