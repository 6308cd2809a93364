package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of twenty route files broken in every way, twenty files at a time: each fault is found on its line, and nothing else is. */
class TwentyTimesTwentyTest {

    /**
     * A way to break a file.
     *
     * @param good what is replaced, once
     * @param lines the findings' lines: of what is replaced, so many lines below
     */
    private record Way(String good, String wrong, List<Integer> lines) {

        static Way of(String good, String wrong) {
            return new Way(good, wrong, List.of(0));
        }

        String file(int number) {
            return good.contains("env:T")
                    ? TwentyRoutes.SYSTEMS
                    : good.contains("number(") ? TwentyRoutes.mapping(number) : TwentyRoutes.route(number);
        }
    }

    private static final Way TAKEN_ID = Way.of("    id: reitti-@\n", "    id: naapuri\n");

    private static final List<Way> WAYS = List.of(
            Way.of("    description: Reitti", "\tdescription: Reitti"), // a tab
            Way.of("        where:", "         where:"), // indentation
            Way.of("    routeId:", "     routeId:"),
            Way.of("\"/cases/{subject}\"", "\"/cases/{subject}"), // syntax
            Way.of("path: \"/cases/{subject}\"", "path: '/cases/{subject}"),
            Way.of("concurrency: 4", "concurrency: [4"),
            Way.of("system:kohde-@", "sytsem:kohde-@"), // an unknown component
            Way.of("uri: mapping:m-@.jslt", "uri: direct:x?synchronus=true"),
            Way.of("system:kohde-@", "system:kohde-ei"), // a system, source, event or mapping that is not there
            Way.of("source: lahde-@", "source: lahde-ei"),
            Way.of("form.submitted", "form.eaten"),
            Way.of("mapping:m-@.jslt", "mapping:m-@.jlst"),
            Way.of("number(.answers", "nubmer(.answers"), // a bad mapping
            Way.of(".answers.number > @\n", ".answers.number >\n"),
            TAKEN_ID, // a duplicate id
            Way.of("'env:T@'", "'salasana-@'"), // a bad secret reference
            Way.of("concurrency: 4", "concurrency: monta"), // a wrong type
            Way.of("Reitti numero @, Ähtäristä.", "7"),
            Way.of("method: POST", "method: PSOT"),
            Way.of("steps:", "stepps:"), // a misspelt key
            Way.of("- route:", "- rout:"),
            Way.of("    id: reitti-@\n", "    idd: reitti-@\n"),
            new Way("    description: Reitti numero @, Ähtäristä.\n", "", List.of(-2)), // something missing
            Way.of("form-to-case", "form-to-cas"), // templates: unknown, without a parameter, with one more, cyclic
            new Way("      - name: system\n        value: kohde-@\n", "", List.of(-6)),
            Way.of("name: form", "name: from"),
            Way.of("value: lomake-@", "value: \"x-{{form}}\""));

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    @Test
    void every_way_to_break_any_file_is_found_on_its_line() {
        Map<String, String> good = TwentyRoutes.files();
        files.delete(ProjectFiles.ROUTE_FILE);
        try (RouteWorkbench workbench = files.open()) {
            write(good);
            assertThat(files.check(workbench)).isEmpty();
            for (int round = 0; round < WAYS.size(); round++) {
                List<String> expected = new ArrayList<>();
                write(broken(good, round, expected));

                assertThat(files.check(workbench).stream()
                                .map(TwentyTimesTwentyTest::place)
                                .distinct())
                        .as("round %s", round)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    /** @param expected gets the place of each finding */
    static Map<String, String> broken(Map<String, String> good, int round, List<String> expected) {
        Map<String, String> broken = new HashMap<>(good);
        for (int i = 0; i < TwentyRoutes.COUNT; i++) {
            int number = i;
            Way way = WAYS.get((i + round) % WAYS.size());
            String file = way.file(i);
            String part = TwentyRoutes.of(way.good, i);
            String text = good.getOrDefault(file, "");
            assertThat(text).contains(part);
            int from = text.indexOf(part);
            broken.compute(file, (name, now) -> replaceFirst(now, part, TwentyRoutes.of(way.wrong, number)));
            way.lines.forEach(below -> expected.add(file + ":" + (line(text, from) + below)));
            if (way.equals(TAKEN_ID)) {
                expected.add(TwentyRoutes.NEIGHBOUR + ":2");
            }
        }
        return broken;
    }

    private static String replaceFirst(String text, String part, String replacement) {
        int from = text.indexOf(part);
        return text.substring(0, from) + replacement + text.substring(from + part.length());
    }

    private static int line(String text, int position) {
        return 1
                + (int) IntStream.range(0, position)
                        .filter(i -> text.charAt(i) == '\n')
                        .count();
    }

    private static String place(String finding) {
        return Stream.of(finding.split(":"))
                .limit(2)
                .reduce((file, line) -> file + ":" + line)
                .orElseThrow();
    }

    private void write(Map<String, String> texts) {
        texts.forEach(files::write);
    }
}
