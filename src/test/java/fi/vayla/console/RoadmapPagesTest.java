package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import fi.vayla.roadmap.ItemKind;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoadmapPagesTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final String HELSINKI = "helsinki-kuva-digitalisaatio-ohjelma-2019-2022";
    private static final String SCHEME = "vm-digikannustin";
    private static final List<String> PROGRAMMES = List.of(
            LAHTI, "porvoo-digiohjelma-2020-2023", "tuusula-digitalisaatio-ohjelma-2021-2025", HELSINKI, SCHEME);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Roadmap roadmap;
    private final RoadmapServer.Sender sender;
    private final int port;

    RoadmapPagesTest(@Autowired Roadmap roadmap, @Autowired RoadmapServer.Sender sender, @LocalServerPort int port) {
        this.roadmap = roadmap;
        this.sender = sender;
        this.port = port;
    }

    static Stream<Arguments> pages() {
        return PROGRAMMES.stream()
                .flatMap(programme ->
                        Arrays.stream(Language.values()).map(language -> Arguments.of(programme, language)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_programme_has_a_whole_page_in_every_language(String programme, Language language) throws Exception {
        HttpResponse<String> page = get("/roadmap/" + programme + "?lang=" + language);
        ProgrammeView view = roadmap.find(programme).orElseThrow();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<html lang=\"" + language + "\">", "</html>");
        assertThat(all(page.body(), "data-item=\"([^\"]+)\"")).containsExactlyInAnyOrderElementsOf(rows(view));
        assertThat(all(page.body(), "\\sid=\"([^\"]+)\"")).doesNotHaveDuplicates();
        assertThat(all(page.body(), "\\sdata-part=\"([^\"]+)\"")).doesNotHaveDuplicates();
        assertThat(page.body())
                .doesNotContain("{{", " style=", " onclick=", "://")
                .doesNotContainPattern("(src|href)=\"(?![/?#])");
        String title = language == Language.en
                ? view.programme().titleEn()
                : view.programme().title();
        assertThat(page.body()).contains("<title>" + title);
    }

    @Test
    void the_language_is_the_one_chosen_else_the_browsers_else_finnish() throws Exception {
        String path = "/roadmap/" + LAHTI;

        assertThat(get(path + "?lang=sv", "Accept-Language", "en").body()).contains("<html lang=\"sv\">");
        assertThat(get(path, "Accept-Language", "de, sv-FI;q=0.8, en;q=0.5").body())
                .contains("<html lang=\"sv\">");
        assertThat(get(path, "Accept-Language", "de").body()).contains("<html lang=\"fi\">");
        assertThat(get(path, "Accept-Language", ";;q=?").body()).contains("<html lang=\"fi\">");
        assertThat(get(path + "?lang=ru").body()).contains("<html lang=\"fi\">");
        assertThat(get(path).headers().allValues("Vary")).contains("Accept-Language");
    }

    @Test
    void a_change_is_on_the_page_at_once_and_an_unchanged_page_is_answered_304() throws Exception {
        String path = "/roadmap/" + LAHTI + "?lang=fi";
        String before = etag(get(path));
        assertThat(get(path, "If-None-Match", before).statusCode()).isEqualTo(304);

        sender.send(
                EventType.PROJECT_CHANGED,
                "jira",
                "{\"ref\":\"LAH-1\",\"fields\":{\"status\":\"in_progress\",\"progress\":35,\"health\":\"amber\"}}");

        HttpResponse<String> after = get(path, "If-None-Match", before);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(row(after.body(), "lah-servicenow"))
                .contains("is-in_progress", "Käynnissä", "35 %", "kaipaa huomiota", "Vuotta ei ole ilmoitettu");
        assertThat(get(path, "If-None-Match", etag(after)).statusCode()).isEqualTo(304);
    }

    @Test
    void a_measure_is_a_bar_over_its_years() throws Exception {
        String page = get("/roadmap/porvoo-digiohjelma-2020-2023?lang=en").body();

        assertThat(row(page, "por-talousarvioesitys")).contains("colspan=\"2\" class=\"span-2 bar\"", "2020–2021");
        assertThat(row(page, "por-liityntapysakointi"))
                .contains("class=\"span-1 bar\"", "Park-and-ride occupancy", "Responsible:");
    }

    @Test
    void the_two_levels_of_one_programme_are_counted_once() throws Exception {
        assertThat(get("/roadmap/" + HELSINKI + "?lang=en").body())
                .contains("62 measures and projects", "Timetable of annex 2", "15,100,000 €");
        assertThat(get("/roadmap/" + SCHEME + "?lang=sv").body())
                .contains("142 åtgärder eller projekt", "Småbarnspedagogik", "447\u00a0000 €");
    }

    @Test
    void what_people_write_is_shown_as_text() throws Exception {
        sender.send(
                EventType.IDEA_PROPOSED,
                "ideas",
                "{\"ref\":\"1\",\"title\":\"<script>alert('ä')</script>\",\"programme\":\"" + LAHTI + "\"}");

        assertThat(get("/roadmap/" + LAHTI).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert");
    }

    @Test
    void a_page_runs_and_loads_only_what_is_ours() throws Exception {
        assertThat(get("/roadmap/" + LAHTI).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        for (String path : List.of("/css/roadmap.css", "/js/roadmap.js", "/vayla.svg")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void an_unknown_programme_is_404_with_the_list_of_programmes() throws Exception {
        HttpResponse<String> page = get("/roadmap/atlantis?lang=sv");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Det finns inget sådant program", "/roadmap/" + LAHTI + "?lang=sv");
        assertThat(get("/roadmap").body()).contains("Digitiekartat").doesNotContain("role=\"alert\"");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static Set<String> rows(ProgrammeView view) {
        return view.items().stream()
                .filter(item -> item.kind() != ItemKind.goal)
                .map(ItemView::id)
                .collect(Collectors.toSet());
    }

    private static String row(String page, String item) {
        int start = page.indexOf("data-item=\"" + item + "\"");
        return page.substring(start, page.indexOf("</tr>", start));
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
