package fi.vayla.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A project in the portfolio. A step of work makes the next state; a finished project is taken up again one day, so that
 * the town never runs out of work.
 *
 * @param home the Jira project's key, or the GitHub repository
 * @param number its number there
 * @param progress per cent
 * @param due the day by which it is to be done, as {@code 2026-12-31}
 * @param labels without GitHub's that tells the stage
 */
record Project(
        Tool tool,
        String home,
        int number,
        String title,
        Stage stage,
        int progress,
        @Nullable String due,
        List<String> labels) {

    Project {
        labels = List.copyOf(labels);
    }

    static Project planned(Tool tool, String home, int number, String title) {
        return new Project(tool, home, number, title, Stage.TO_DO, 0, null, List.of());
    }

    /** As the tool names it. */
    String key() {
        return switch (tool) {
            case JIRA_CLOUD, JIRA_SERVER -> home + "-" + number;
            case GITHUB -> home + "#" + number;
        };
    }

    Project step(RandomGenerator random) {
        return switch (stage) {
            case TO_DO, ON_HOLD -> at(Stage.IN_PROGRESS, progress);
            case DONE, CANCELLED -> at(Stage.IN_PROGRESS, 10);
            case IN_PROGRESS -> work(random);
        };
    }

    private Project work(RandomGenerator random) {
        if (random.nextInt(15) == 0) {
            return at(Stage.ON_HOLD, progress);
        }
        int reached = progress + random.nextInt(15, 41);
        return reached >= 100 ? at(Stage.DONE, 100) : at(Stage.IN_PROGRESS, reached);
    }

    Project at(Stage newStage, int newProgress) {
        return new Project(tool, home, number, title, newStage, newProgress, due, labels);
    }

    Project called(String newTitle) {
        return new Project(tool, home, number, newTitle, stage, progress, due, labels);
    }

    Project dueBy(@Nullable String day) {
        return new Project(tool, home, number, title, stage, progress, day, labels);
    }

    Project numbered(int other) {
        return new Project(tool, home, other, title, stage, progress, due, labels);
    }

    Project labelled(List<String> newLabels) {
        return new Project(tool, home, number, title, stage, progress, due, newLabels);
    }

    enum Tool {
        JIRA_CLOUD,
        JIRA_SERVER,
        GITHUB
    }

    /** Where the work stands, in the words of Jira's usual workflow and its status categories. */
    enum Stage {
        TO_DO("10000", "To Do", "new"),
        IN_PROGRESS("10001", "In Progress", "indeterminate"),
        ON_HOLD("10002", "On Hold", "indeterminate"),
        DONE("10003", "Done", "done"),
        CANCELLED("10004", "Cancelled", "done");

        private final String id;
        private final String word;
        private final String category;

        Stage(String id, String word, String category) {
            this.id = id;
            this.word = word;
            this.category = category;
        }

        static Optional<Stage> find(String word) {
            return Arrays.stream(values())
                    .filter(stage -> stage.word.equalsIgnoreCase(word))
                    .findFirst();
        }

        /** GitHub's label for an open issue. */
        String label() {
            return "status: " + (this == TO_DO ? "planned" : word.toLowerCase(Locale.ROOT));
        }

        String word() {
            return word;
        }

        String category() {
            return category;
        }

        /** Jira's id of the status. */
        String id() {
            return id;
        }
    }
}
