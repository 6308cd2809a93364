package fi.vayla.routes;

import fi.vayla.event.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came of running samples.
 *
 * @param findings of files that cannot be run at all
 * @param results of those that could
 * @param withoutSample routes that have none
 */
public record SampleRun(List<Finding> findings, List<Result> results, List<String> withoutSample) {

    /**
     * One value that is not as expected.
     *
     * @param path JSON Pointer; empty for the whole document
     * @param expected absent when nothing is
     * @param actual absent when there is nothing
     */
    public record Difference(
            String path,
            @Nullable JsonNode expected,
            @Nullable JsonNode actual) {}

    /** One sample. */
    public sealed interface Result {

        String route();

        String name();

        /** It is as its file says. */
        record Same(String route, String name) implements Result {}

        /**
         * It is not.
         *
         * @param file what says otherwise
         * @param differences from what is expected to what is
         */
        record Different(String route, String name, String file, List<Difference> differences, Recording recording)
                implements Result {}

        /** Nothing says what is expected. */
        record New(String route, String name, String file, Recording recording) implements Result {}

        /** The sample cannot be run; the problem names the file and what to do. */
        record Unusable(String route, String name, String problem) implements Result {}
    }

    /** Writes what came of a sample as what is expected from now on. */
    @FunctionalInterface
    public interface Recording {

        /** The files that it wrote or deleted, as a sentence each. */
        List<String> write();
    }

    /** Whether there is nothing to look at. */
    public boolean good() {
        return findings.isEmpty() && results.stream().allMatch(Result.Same.class::isInstance);
    }
}
