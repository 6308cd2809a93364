package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes of templates: what is wrong is told where the administrator wrote it, and what is right runs. */
class TemplatedRouteTest {

    private static final String SHIPPED = """
            - templatedRoute:
                routeTemplateRef: form-to-case
                routeId: testi
                parameters:
                  - {name: description, value: "Äänestyksiä, ja muuta"}
                  - {name: source, value: ideat}
                  - {name: form, value: venepaikka}
                  - {name: mapping, value: plain.jslt}
                  - {name: system, value: asiat}
                  - {name: concurrency, value: "4"}
            """;
    private static final String OWN = """
            - routeTemplate:
                id: oma
                parameters:
                  - {name: description}
                  - {name: where, defaultValue: "true"}
                  - {name: path, required: false}
                from:
                  uri: event:form.submitted
                  parameters:
                    where: "({{where}})"
                  steps:
                    - to: mapping:plain.jslt
                    - to:
                        uri: system:asiat
                        parameters: {method: POST, path: "{{?path}}"}
                description: "{{description}}"
            - templatedRoute:
                routeTemplateRef: oma
                routeId: testi
                parameters:
                  - {name: description, value: Ensimmäinen}
                  - {name: path, value: /cases}
            - templatedRoute:
                routeTemplateRef: oma
                routeId: toinen
                parameters:
                  - {name: description, value: Toinen}
            """;

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    @BeforeEach
    void useTemplate() {
        files.write(ProjectFiles.ROUTE_FILE, SHIPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ref: form-to-case   | Ref: form-to-cas        | 2:23: there is no template "form-to-cas" (use one of [decision-to-website, feedback-to-work-queue, form-to-case, record-to-open-data, roadmap-to-system, status-to-roadmap])
            {name: system, value: asiat} | {name: find, value: /a} | 4:5: template form-to-case needs the parameter system (add it)
            name: concurrency   | name: concurency        | 10:16: template form-to-case has no parameter concurency (use one of [description, source, form, since, where, concurrency, fourEyes, mapping, system, method, path, find, found])
            name: concurrency   | name: form              | 10:16: parameter form is there twice (remove one)
            value: ideat}       | valeu: ideat}           | 6:24: Camel knows no "valeu" here (correct its name or its indentation)
            value: "4"          | value: 4                | 10:36: integer found, string expected (write it as Camel's YAML asks)
            value: "4"          | value: "many"           | 10:36: concurrency is 1 to 1000 calls, not many
            value: ideat        | value: iedat            | 6:31: there is no source iedat in the sources file (add it, or correct the name)
            plain.jslt          | palin.jslt              | 8:32: there is no mapping palin.jslt in the mappings folder (create it, with a name that ends in .jslt, or correct the route)
            value: asiat        | value: asia             | 9:31: There is no system asia in config/systems.yaml (add it, or use one of [asiat])
            routeId: testi      | routeId: Testi          | 3:14: a route's id has small letters, digits, . and -, not "Testi" (give it one)
            Äänestyksiä, ja muuta | ' '                   | 5:29: route testi has no description (add a sentence)
            value: venepaikka   | 'value: "{{mapping}}-{{form}}"' | 7:29: the parameters [form] stand for each other in a circle (write out what one of them stands for)
            value: venepaikka   | 'value: "{{froms}}"'    | 7:29: template form-to-case has no parameter froms (correct {{froms}})
            name: concurrency, value: "4" | 'name: where, value: ".a =="' | 10:30: where:1:33: Parse error: Encountered " ")" ") "" (correct the expression)
            """)
    void a_fault_is_told_where_it_is_written(String good, String wrong, String finding) {
        assertThat(SHIPPED).contains(good);

        files.write(ProjectFiles.ROUTE_FILE, SHIPPED.replace(good, wrong));

        assertThat(files.check()).containsExactly(ProjectFiles.ROUTE_FILE + ":" + finding);
    }

    @Test
    void a_file_may_have_a_template_for_itself() {
        files.write(ProjectFiles.ROUTE_FILE, OWN);

        assertThat(files.check()).isEmpty();
        assertThat(files.runSamples().withoutSample()).containsExactly("testi", "toinen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            asiat               | asia                    | 14:18: There is no system asia in config/systems.yaml (add it, or use one of [asiat])
            ({{where}})         | ({{were}})              | 10:16: template oma has no parameter were (correct {{were}})
            - routeTemplate:    | - routeTempalte:        | 1:3: every entry is a route (write it below - route:)
            Id: toinen          | Id: testi               | 25:14: route testi is there twice (give each an id of its own)
            from:               | form:                   | 7:5: Camel knows no "form" here (correct its name or its indentation)
            """)
    void a_fault_of_a_files_own_template_is_told_in_the_template(String good, String wrong, String finding) {
        files.write(ProjectFiles.ROUTE_FILE, OWN.replace(good, wrong));

        assertThat(files.check()).contains(ProjectFiles.ROUTE_FILE + ":" + finding);
    }

    @Test
    void parameters_that_stand_for_each_other_are_a_circle_wherever_they_are_given() {
        files.write(
                ProjectFiles.ROUTE_FILE,
                OWN.replace("value: Ensimmäinen", "value: \"{{path}}\"")
                        .replace("value: /cases", "value: \"/{{description}}\""));

        assertThat(files.check())
                .allSatisfy(line -> assertThat(line).contains("stand for each other in a circle"))
                .extracting(line -> line.replaceFirst("^([^:]*:\\d+).*", "$1"))
                .containsExactly(ProjectFiles.ROUTE_FILE + ":21", ProjectFiles.ROUTE_FILE + ":22");
    }

    @Test
    void a_file_of_templates_alone_has_no_route() {
        files.write(ProjectFiles.ROUTE_FILE, OWN.substring(0, OWN.indexOf("- templatedRoute")));

        assertThat(files.check())
                .containsExactly(ProjectFiles.ROUTE_FILE
                        + ":1:1: there is no route in it (write one below - route:, or remove the file)");
    }

    @Test
    void a_value_means_what_it_says_whatever_signs_are_in_it() {
        String where = ".answers.a + .answers.b == \\\"100%25 R&D\\\" and .answers.c == \\\"a+b\\\"";
        files.write(
                        ProjectFiles.ROUTE_FILE,
                        OWN.replace(
                                "value: /cases}", "value: /cases}\n      - {name: where, value: \"" + where + "\"}"))
                .write("routes/examples/testi/osuva.in.json", """
                        {"form": "f", "submission": "1", "submittedAt": "2026-11-20T10:00:00Z", "amends": false, "attachments": [],
                         "submitter": {"kind": "person"}, "answers": {"a": "100%25 ", "b": "R&D", "c": "a+b", "number": 7}}
                        """)
                .write(
                        "routes/examples/testi/osuva.out.json",
                        "{\"key\": \"osuva\", \"source\": \"example\", \"number\": 7}");

        assertThat(files.check()).isEmpty();
        assertThat(files.runSamples("testi").results()).singleElement().isInstanceOf(SampleRun.Result.Same.class);
    }
}
