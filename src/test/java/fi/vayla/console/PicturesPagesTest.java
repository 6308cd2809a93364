package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PicturesPagesTest {

    private static final String LAHTI = "/roadmap/lahti-digitiekartta-2024-2026";
    private static final String PORVOO = "/roadmap/porvoo-digiohjelma-2020-2023";
    private static final String HELSINKI = "/roadmap/helsinki-kuva-digitalisaatio-ohjelma-2019-2022";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RoadmapServer.Sender sender;
    private final int port;

    PicturesPagesTest(@Autowired RoadmapServer.Sender sender, @LocalServerPort int port) {
        this.sender = sender;
        this.port = port;
    }

    @Test
    void the_statuses_over_time_are_a_picture_and_a_table() throws Exception {
        sender.send(EventType.PROJECT_CHANGED, "jira", "{\"ref\":\"LAH-2\",\"fields\":{\"status\":\"done\"}}");

        String page = get(LAHTI + "/pictures?lang=en").body();

        assertThat(page)
                .contains("Status over time", "<polygon class=\"area done\"", "<polygon class=\"area planned\"")
                .contains("<th scope=\"row\">1 Nov 2026</th>", "<th scope=\"row\">2 Nov 2026</th>")
                .doesNotContain("{{", " style=", "://");
    }

    @Test
    void the_costs_by_year_are_a_bar_for_each_year() throws Exception {
        String page = get(HELSINKI + "/pictures?lang=fi").body();

        assertThat(page)
                .contains("Kustannukset vuosittain", "class=\"part-1\"", "Strateginen suunnittelu", "100\u00a0000 €");
    }

    @Test
    void readings_are_a_line_over_time_that_names_its_source() throws Exception {
        sender.send(EventType.METRIC_REPORTED, "simulated-town", reading("hel-m-2-2", "20"));
        sender.send(EventType.METRIC_REPORTED, "simulated-town", reading("hel-m-2-2", "40.5"));

        assertThat(get(HELSINKI + "/pictures?lang=fi").body())
                .contains("40,5 %", "Mitattu 1.11.2026, lähde simulated-town", "1.11.2026: 20 %")
                .contains("<polyline points=\"0,20.2 200,0\"/>", "ei aseta näille mittareille tavoitearvoja");
        assertThat(get(HELSINKI + "?lang=fi").body()).contains("Mitattu 1.11.2026, lähde simulated-town");
    }

    @Test
    void levels_of_viewpoints_are_a_picture_on_the_scale_of_the_programme() throws Exception {
        sender.send(EventType.METRIC_REPORTED, "simulated-town", reading("lah-vp04", "2.5"));

        assertThat(get(LAHTI + "/pictures?lang=sv").body())
                .contains("den yttersta ringen är 5. Mätt 1 nov. 2026, källa simulated-town.")
                .contains("class=\"line current\"", "<td class=\"figure\">2,5</td>");
    }

    private static String reading(String item, String value) {
        return "{\"ref\":\"%s\",\"fields\":{\"value\":\"%s\"}}".formatted(item, value);
    }

    @Test
    void a_programme_without_figures_says_so_and_an_unknown_one_is_404() throws Exception {
        assertThat(get("/roadmap/tuusula-digitalisaatio-ohjelma-2021-2025/pictures?lang=sv")
                        .body())
                .contains("inga siffror att rita");
        HttpResponse<String> unknown = get("/roadmap/atlantis/pictures");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("/roadmap/lahti");
    }

    @Test
    void a_reader_narrows_the_measures_down() throws Exception {
        String page = get(PORVOO + "?lang=en&year=2021&text=STRATEGISTEN").body();

        assertThat(page)
                .contains("data-item=\"por-strategiamittarit\"", "1 of 93 shown")
                .doesNotContain("data-item=\"por-palautteiden-visualisointi\"");
        assertThat(get(PORVOO + "?status=done&lang=fi").body()).contains("Näytetään 0/");
        assertThat(get(PORVOO + "?year=abc").body()).contains("data-item=\"por-palautteiden-visualisointi\"");
    }

    @Test
    void measures_stand_by_responsible_unit_where_a_reader_asks_for_it() throws Exception {
        String page = get(PORVOO + "?lang=fi&by=unit").body();

        assertThat(page)
                .contains("id=\"unit-1\"", "<option value=\"unit\" selected>Vastuuyksikkö")
                .contains("data-part=\"por-strategiamittarit-unit-")
                .doesNotContain("id=\"por-t1\"");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
