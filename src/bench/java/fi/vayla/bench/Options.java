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
 * @param profile whether it is told what the hub's processor time goes to
 */
record Options(boolean quick, Set<String> works, @Nullable Path json, boolean docs, boolean profile) {

    Options {
        works = Set.copyOf(works);
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    static Options read(String[] arguments, Set<String> known) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        boolean quick = false;
        boolean docs = false;
        boolean profile = false;
        Path json = null;
        List<String> works = new ArrayList<>();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--quick" -> quick = true;
                case "--docs" -> docs = true;
                case "--profile" -> profile = true;
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
        return new Options(quick, Set.copyOf(works), json, docs, profile);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }
}
