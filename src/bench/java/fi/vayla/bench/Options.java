package fi.vayla.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param works such as W2; all of them if empty
 * @param json where the result goes beside its usual place
 * @param docs whether table and pictures go into the documents
 */
record Options(boolean quick, Set<String> works, @Nullable Path json, boolean docs, boolean help) {

    static final String USAGE = """
            ./vayla bench [--quick] [--work W1,W2] [--json FILE] [--docs]

            Measures the hub beside the bare limit on this machine: loops by hand that do the same work with the same safety and
            nothing else. Only the shares mean anything on another machine. Each figure counts when nothing was lost, nothing came
            twice and each key kept its order.

              --quick      two minutes instead of fifteen, for a first impression
              --work LIST  some of W1 (intake), W2 (delivery), W3 (bridge), W4 (roadmap), W5 (whole day), W6 (growth),
                           W7 (start)
              --json FILE  the result, which is in target/bench/result.json too
              --docs       puts table and pictures into src/docs/performance.md, if no check failed

            Nothing leaves this machine; data is in a folder of its own and is thrown away. Exit status: 0 measured, 1 a check
            failed, 2 wrong use.
            """;

    Options {
        works = Set.copyOf(works);
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    static Options read(String[] arguments, Set<String> known) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        boolean quick = false;
        boolean docs = false;
        boolean help = false;
        Path json = null;
        List<String> works = new ArrayList<>();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--quick" -> quick = true;
                case "--docs" -> docs = true;
                case "--help" -> help = true;
                case "--json" -> json = Path.of(value(option, rest));
                case "--work" -> works.addAll(List.of(value(option, rest).split(",")));
                default -> throw new IllegalArgumentException("bench does not know " + option);
            }
        }
        for (String work : works) {
            if (!known.contains(work)) {
                throw new IllegalArgumentException("there is no work " + work + "; use "
                        + known.stream().sorted().toList());
            }
        }
        return new Options(quick, Set.copyOf(works), json, docs, help);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }
}
