package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import fi.vayla.system.RecordsDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordListTest {

    @Test
    void a_plain_list_is_read_whole() throws Exception {
        try (TestSystem system = TestSystem.answering(200, "[{\"id\":\"1\",\"item\":\"äly\"},{\"id\":2}]")) {
            Listed listed = list(system, new RecordsDefinition("/records", "", "/id", "/item", null));

            assertThat(records(listed)).extracting(Shown::id).containsExactly("1", "2");
            assertThat(records(listed)).extracting(Shown::item).containsExactly("äly", null);
        }
    }

    @Test
    void pages_are_counted_until_one_is_empty() throws Exception {
        try (TestSystem system = new TestSystem(exchange -> TestSystem.answer(
                exchange,
                200,
                switch (exchange.getRequestURI().getQuery()) {
                    case "page=1&from=0" -> "{\"items\":[{\"id\":1},{\"id\":2}]}";
                    case "page=2&from=2" -> "{\"items\":[{\"id\":3}]}";
                    default -> "{\"items\":[]}";
                }))) {
            Listed listed = list(system, records("/records?page={page}&from={offset}", "/items", null));

            assertThat(records(listed)).extracting(Shown::id).containsExactly("1", "2", "3");
            assertThat(system.received()).hasSize(3);
        }
    }

    @Test
    void a_system_that_counts_no_pages_is_told_from_one_that_is_endless() throws Exception {
        try (TestSystem system = TestSystem.answering(200, "[{\"id\":1}]")) {
            assertThat(detail(list(system, records("/records?page={page}", "", null))))
                    .contains("the same page again");
        }
    }

    @Test
    void the_next_page_stands_in_the_answer_or_in_its_header() throws Exception {
        try (TestSystem system = new TestSystem(exchange -> {
            boolean first = exchange.getRequestURI().getQuery() == null;
            if (first) {
                exchange.getResponseHeaders().set("Link", "</api/records?b>; rel=\"next\", </api>; rel=\"first\"");
            }
            TestSystem.answer(
                    exchange,
                    200,
                    "{\"all\":[{\"id\":%d}]%s}".formatted(first ? 1 : 2, first ? ",\"next\":\"records?a\"" : ""));
        })) {
            Listed linked = list(system, records("/records", "/all", null));
            Listed pointed = list(system, records("/records", "/all", "/next"));

            assertThat(records(linked)).extracting(Shown::id).containsExactly("1", "2");
            assertThat(records(pointed)).extracting(Shown::id).containsExactly("1", "2");
            assertThat(system.received())
                    .extracting(TestSystem.Received::path)
                    .containsExactly("/api/records", "/api/records?b", "/api/records", "/api/records?a");
        }
    }

    @Test
    void a_next_page_that_is_a_query_alone_is_of_the_same_path() throws Exception {
        try (TestSystem system = new TestSystem(exchange -> TestSystem.answer(
                exchange,
                200,
                switch (exchange.getRequestURI().getQuery()) {
                    case "size=1" -> "{\"all\":[{\"id\":1}],\"next\":\"?size=1&after=1\"}";
                    case "size=1&after=1" -> "{\"all\":[{\"id\":2}],\"next\":\"?size=1&after=2\"}";
                    default -> "{\"all\":[{\"id\":3}]}";
                }))) {
            assertThat(records(list(system, records("/records?size=1", "/all", "/next"))))
                    .extracting(Shown::id)
                    .containsExactly("1", "2", "3");
            assertThat(system.received())
                    .extracting(TestSystem.Received::path)
                    .containsExactly(
                            "/api/records?size=1", "/api/records?size=1&after=1", "/api/records?size=1&after=2");
        }
    }

    @Test
    void the_mark_of_the_next_page_goes_into_the_path_and_the_first_page_has_none() throws Exception {
        try (TestSystem system = new TestSystem(exchange -> TestSystem.answer(
                exchange,
                200,
                exchange.getRequestURI().getQuery().contains("from=")
                        ? "{\"all\":[{\"id\":2}]}"
                        : "{\"all\":[{\"id\":1}],\"next\":\"a b\"}"))) {
            assertThat(records(list(system, records("/records?size=1&from={next}", "/all", "/next"))))
                    .extracting(Shown::id)
                    .containsExactly("1", "2");
            assertThat(system.received())
                    .extracting(TestSystem.Received::path)
                    .containsExactly("/api/records?size=1", "/api/records?size=1&from=a%20b");
        }
    }

    @Test
    void a_mark_that_stays_the_same_is_told_from_a_list_without_end() throws Exception {
        try (TestSystem system = TestSystem.answering(200, "{\"all\":[{\"id\":1}],\"next\":\"a\"}")) {
            assertThat(detail(list(system, records("/records?size=1&from={next}", "/all", "/next"))))
                    .contains("the same next page again");
        }
    }

    @Test
    void a_next_page_elsewhere_is_not_asked() throws Exception {
        try (TestSystem system =
                TestSystem.answering(200, "{\"all\":[{\"id\":1}],\"next\":\"http://localhost:9/records\"}")) {
            assertThat(detail(list(system, records("/records", "/all", "/next"))))
                    .contains("at another place");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | []           | answered 500",
                "200 | <html>       | answered no JSON",
                "200 | {}           | no list at",
                "200 | [{\"key\":1}]  | without an id",
            })
    void half_a_list_is_none(int status, String body, String said) throws Exception {
        try (TestSystem system = TestSystem.answering(status, body)) {
            assertThat(detail(list(system, records("/records", "", null)))).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "records          | -     | the path \"records\" begins with /",
                "/records?n={nr}  | -     | the unknown place {nr}",
                "/records         | next  | next \"next\" is not a JSON Pointer",
                "/r?a=1&b={next}  | -     | say with next where its value stands",
                "/r?page={page}   | /next | the path counts the pages already",
                "/a b             | -     | the path is no address",
            })
    void what_is_wrong_in_the_file_is_named(String path, @Nullable String next, String said) throws Exception {
        try (TestSystem system = TestSystem.answering(200, "[]")) {
            assertThatThrownBy(() -> system.lister("", records(path, "", next)))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("System asiat: records: ")
                    .hasMessageContaining(said);
        }
    }

    private static RecordsDefinition records(String path, String at, @Nullable String next) {
        return new RecordsDefinition(path, at, "/id", "/id", next);
    }

    private static Listed list(TestSystem system, RecordsDefinition records) {
        return system.lister("/api", records).list();
    }

    private static List<Shown> records(Listed listed) {
        assertThat(listed).isInstanceOf(Listed.Records.class);
        return ((Listed.Records) listed).records();
    }

    private static String detail(Listed listed) {
        assertThat(listed).isInstanceOf(Listed.Unavailable.class);
        return ((Listed.Unavailable) listed).detail();
    }
}
