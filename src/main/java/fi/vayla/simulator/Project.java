package fi.vayla.simulator;

import java.util.random.RandomGenerator;

/**
 * A project in the portfolio. A step of work makes the next state; a finished project is taken up again one day, so that
 * the town never runs out of work.
 *
 * @param number its number in its tool
 * @param progress per cent
 */
record Project(Tool tool, int number, String title, Stage stage, int progress) {

    static Project planned(Tool tool, int number, String title) {
        return new Project(tool, number, title, Stage.TO_DO, 0);
    }

    /** As the tool names it. */
    String key() {
        return switch (tool) {
            case JIRA_CLOUD, JIRA_SERVER -> "LAH-" + number;
            case GITHUB -> GithubWebhook.REPOSITORY + "#" + number;
        };
    }

    Project step(RandomGenerator random) {
        return switch (stage) {
            case TO_DO, ON_HOLD -> at(Stage.IN_PROGRESS, progress);
            case DONE -> at(Stage.IN_PROGRESS, 10);
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

    private Project at(Stage newStage, int newProgress) {
        return new Project(tool, number, title, newStage, newProgress);
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
        DONE("10003", "Done", "done");

        private final String id;
        private final String word;
        private final String category;

        Stage(String id, String word, String category) {
            this.id = id;
            this.word = word;
            this.category = category;
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
