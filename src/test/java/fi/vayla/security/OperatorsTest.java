package fi.vayla.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.event.InvalidConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what is known by the operator's own token. */
class OperatorsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MAIJA = "--vayla.security.operators.maija=env:MAIJA";
    private static final String SHARED = "--vayla.security.token=env:TOKEN";

    @TempDir
    Path folder;

    private @Nullable ConfigurableApplicationContext hub;

    @EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    @Import({ApiAccess.class, Callers.class, LocalCaller.class, SecurityConfiguration.class, WhoAmI.class})
    static class Server {

        @Bean
        @Primary
        Secrets secrets() {
            return new Secrets(new HashMap<>(Map.of("TOKEN", "yhteinen", "MAIJA", "maijan", "OMA", "maijan"))::get);
        }
    }

    @RestController
    static class WhoAmI {

        @RequestMapping("/**")
        String name(HttpServletRequest request) {
            return Operator.name(request);
        }
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void an_operator_is_known_by_the_name_and_others_by_how_they_came_in() throws Exception {
        start();
        assertThat(get("/api/ledger")).isEqualTo("200 local");

        start(SHARED, MAIJA, "--vayla.security.operators.[testi.åkerö]=file:" + write("testin\n"));
        assertThat(get("/api/ledger", "Authorization", "Bearer yhteinen")).isEqualTo("200 token");
        assertThat(get("/api/ledger", "Authorization", "Bearer maijan")).isEqualTo("200 maija");
        assertThat(get("/api/ledger", "Authorization", "Bearer testin")).isEqualTo("200 testi.åkerö");
        assertThat(get("/api/ledger", "Authorization", "Bearer maija")).startsWith("401");

        write("vaihdettu");
        assertThat(get("/api/ledger", "Authorization", "Bearer testin")).startsWith("401");
        assertThat(get("/api/ledger", "Authorization", "Bearer vaihdettu")).isEqualTo("200 testi.åkerö");
    }

    @Test
    void with_operators_callers_on_this_machine_need_a_token_too() throws Exception {
        start(MAIJA);
        assertThat(get("/api/ledger")).startsWith("401");
        assertThat(get("/")).startsWith("401");
        assertThat(get("/api/ledger", "Authorization", "Bearer yhteinen")).startsWith("401");
    }

    @ParameterizedTest
    @CsvSource({"maija:maijan, 200 maija", "matti:maijan, 401", "matti:yhteinen, 200 token", "maija:väärä, 401"})
    void a_browsers_user_is_the_operator_and_the_password_its_token(String pair, String expected) throws Exception {
        start(SHARED, MAIJA);
        assertThat(get("/parked", "Authorization", basic(pair))).startsWith(expected);
    }

    @Test
    void a_browser_sends_the_forms_of_the_hubs_own_pages_only() throws Exception {
        start(SHARED, MAIJA);
        String own = own();
        String maija = basic("maija:maijan");
        assertThat(post("/parked/x/replay", "Authorization", maija, "Origin", own))
                .isEqualTo("200 maija");
        assertThat(post("/parked/x/replay", "Authorization", maija, "Sec-Fetch-Site", "same-origin"))
                .isEqualTo("200 maija");
        assertThat(post("/parked/x/replay", "Origin", own)).startsWith("401");
        assertThat(post("/parked/x/replay", "Authorization", maija)).startsWith("403");
        for (String elsewhere : new String[] {"https://example.org", "http://localhost:1", "null", "ei osoite"}) {
            assertThat(post("/parked/x/replay", "Authorization", maija, "Origin", elsewhere))
                    .startsWith("403");
        }
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertThat(post("/parked/x/replay", "Authorization", maija, "Sec-Fetch-Site", site, "Origin", own))
                    .startsWith("403");
        }
        assertThat(post("/api/parked/x/replay", "Authorization", maija, "Origin", own))
                .startsWith("401");
        assertThat(post("/api/parked/x/replay", "Authorization", "Bearer maijan"))
                .isEqualTo("200 maija");
    }

    @Test
    void without_tokens_a_form_of_another_site_changes_nothing_either() throws Exception {
        start();
        assertThat(post("/parked/x/replay", "Origin", own())).isEqualTo("200 local");
        assertThat(post("/parked/x/replay")).startsWith("403");
        assertThat(post("/parked/x/replay", "Authorization", "Bearer mikä tahansa"))
                .startsWith("403");
        assertThat(post("/api/parked/x/replay")).isEqualTo("200 local");
        assertThat(post("/api/parked/x/replay", "Origin", "http://localhost:1")).startsWith("403");
        assertThat(post("/api/parked/x/replay", "Sec-Fetch-Site", "cross-site")).startsWith("403");
    }

    @Test
    void a_token_that_stands_for_two_is_nobodys() throws Exception {
        start(MAIJA, "--vayla.security.operators.matti=env:OMA");
        assertThat(get("/api/ledger", "Authorization", "Bearer maijan"))
                .startsWith("403")
                .contains("Several names");
        assertThat(get("/parked", "Authorization", basic("matti:maijan"))).isEqualTo("200 matti");
    }

    @Test
    void an_operator_whose_token_is_not_there_shuts_out_nobody_else() throws Exception {
        start(MAIJA, "--vayla.security.operators.matti=env:UNSET");
        assertThat(get("/api/ledger", "Authorization", "Bearer maijan")).isEqualTo("200 maija");
        assertThat(get("/api/ledger", "Authorization", "Bearer ")).startsWith("401");

        start("--vayla.security.operators.matti=env:UNSET");
        assertThat(get("/api/ledger", "Authorization", "Bearer "))
                .startsWith("403")
                .contains("env:UNSET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "local", "maija:meikäläinen", "maija meikäläinen", ""})
    void a_name_that_would_mean_something_else_is_refused(String name) {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> new SecuritySettings(null, Map.of(name, "env:MAIJA"), true))
                .withMessageContaining("vayla.security.operators");
    }

    private void start(String... settings) {
        stop();
        hub = new SpringApplication(Server.class)
                .run(Stream.concat(Stream.of("--server.port=0"), Arrays.stream(settings))
                        .toArray(String[]::new));
    }

    private String write(String token) throws Exception {
        return Files.writeString(folder.resolve("token"), token).toString();
    }

    private String own() {
        var web = (ServletWebServerApplicationContext) java.util.Objects.requireNonNull(hub);
        return "http://localhost:"
                + java.util.Objects.requireNonNull(web.getWebServer()).getPort();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String get(String path, String... headers) throws Exception {
        return send(request(path, headers));
    }

    private String post(String path, String... headers) throws Exception {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create(own() + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
