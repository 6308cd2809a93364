package fi.vayla.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ApiAccessTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String FROM_ELSEWHERE = "X-Forwarded-For";

    @EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    @Import({ApiAccess.class, Callers.class, LocalCaller.class, SecurityConfiguration.class, Everything.class})
    static class Server {

        @Bean
        @Primary
        Secrets secrets() {
            return new Secrets(Map.of("TOKEN", "salainen")::get);
        }
    }

    @RestController
    static class Everything {

        @RequestMapping("/**")
        String everything() {
            return "in";
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void without_a_token_the_start_warns_of_proxies_once(CapturedOutput output) {
        start(settings("env:TOKEN", Map.of(), true));
        start(settings(null, Map.of("maija", "env:MAIJA"), true));
        start(settings(null, Map.of(), false));
        assertThat(output).doesNotContain("reverse proxy");
        start(settings(null, Map.of(), true));
        assertThat(output).containsOnlyOnce("No vayla.security.token is set: behind a reverse proxy");
    }

    private static void start(SecuritySettings settings) {
        var callers = new Callers(settings, new Secrets(Map.of("TOKEN", "salainen")::get));
        assertThat(new ApiAccess(settings, callers, new LocalCaller(settings))).isNotNull();
    }

    private static SecuritySettings settings(@Nullable String token, Map<String, String> operators, boolean trust) {
        return new SecuritySettings(token, operators, trust);
    }

    @Nested
    @SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    class WithoutAToken {

        @LocalServerPort
        int port;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/routes",
                    "/routes/x",
                    "/messages",
                    "/parked",
                    "/systems",
                    "/api",
                    "/api/ledger",
                    "/api/../api/ledger",
                    "/%61pi/ledger",
                    "/api;x=1/ledger",
                    "//api/ledger",
                    "/actuator/health",
                    "/actuator/prometheus"
                })
        void only_callers_on_this_machine_are_let_in(String path) throws Exception {
            assertThat(get(port, path).statusCode()).as(path).isLessThan(401);
            assertThat(get(port, path, FROM_ELSEWHERE, "192.0.2.1").statusCode())
                    .as(path)
                    .isIn(400, 401);
            assertThat(get(port, path, "Origin", "https://example.org").statusCode())
                    .as(path)
                    .isIn(400, 401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/roadmap/testila",
                    "/api/roadmap",
                    "/api/roadmap/testila",
                    "/intake/x",
                    "/actuator/health/liveness",
                    "/actuator/health/readiness",
                    "/style.css"
                })
        void public_pages_are_open_to_all(String path) throws Exception {
            assertThat(get(port, path, FROM_ELSEWHERE, "192.0.2.1").statusCode())
                    .as(path)
                    .isNotIn(401, 403);
        }

        @Test
        void nobody_elsewhere_writes_the_roadmap() throws Exception {
            var request = request(port, "/api/roadmap/testila", FROM_ELSEWHERE, "192.0.2.1")
                    .POST(HttpRequest.BodyPublishers.noBody());
            assertThat(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void a_refusal_is_a_problem_that_says_what_to_do() throws Exception {
            var response = get(port, "/api/ledger", FROM_ELSEWHERE, "192.0.2.1");
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"vayla\"");
            assertThat(response.body()).isEqualTo("""
                    {"type":"urn:vayla:problem:unauthorized","title":"Unauthorized","status":401,\
                    "detail":"Only callers on the hub's own machine are let in until vayla.security.token is set"}""");
        }
    }

    @Nested
    @SpringBootTest(
            classes = Server.class,
            properties = "vayla.security.token=env:TOKEN",
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    class WithAToken {

        @LocalServerPort
        int port;

        @Test
        void everybody_needs_it() throws Exception {
            assertThat(get(port, "/api/ledger").statusCode()).isEqualTo(401);
            assertThat(get(port, "/api/ledger", "Authorization", "Bearer väärä").statusCode())
                    .isEqualTo(401);
            assertThat(get(port, "/api/ledger", "Authorization", "Basic salainen")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(port, "/api/ledger", "Authorization", "bearer salainen", FROM_ELSEWHERE, "192.0.2.1")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void a_browser_opens_pages_with_it_as_a_password() throws Exception {
            assertThat(get(port, "/").headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"vayla\"", "Basic realm=\"vayla\", charset=\"UTF-8\"");
            assertThat(get(port, "/", "Authorization", basic("kuka:salainen")).statusCode())
                    .isEqualTo(200);
            assertThat(get(port, "/", "Authorization", basic("salainen:väärä")).statusCode())
                    .isEqualTo(401);
            assertThat(get(port, "/", "Authorization", "Basic ***").statusCode())
                    .isEqualTo(401);
        }

        @Test
        void a_password_changes_nothing_and_programs_are_not_asked_for_one() throws Exception {
            for (String method : new String[] {"POST", "PUT", "DELETE"}) {
                var request = request(port, "/api/routes/x/pause", "Authorization", basic("kuka:salainen"))
                        .method(method, HttpRequest.BodyPublishers.noBody());
                assertThat(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(method)
                        .isEqualTo(401);
            }
            assertThat(get(port, "/api/ledger").headers().allValues("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"vayla\"");
        }

        private static String basic(String pair) {
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    @SpringBootTest(
            classes = Server.class,
            properties = "vayla.security.trust-loopback=false",
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    class WithoutATokenAndWithoutTrustInThisMachine {

        @LocalServerPort
        int port;

        @Test
        void nobody_is_let_in() throws Exception {
            var response = get(port, "/api/ledger");
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("Nobody is let in until vayla.security.token is set");
            assertThat(get(port, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    @SpringBootTest(
            classes = Server.class,
            properties = "vayla.security.token=env:UNSET",
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
    class WithATokenThatIsNotThere {

        @LocalServerPort
        int port;

        @Test
        void nobody_is_let_in_and_the_answer_says_what_is_missing() throws Exception {
            var response = get(port, "/api/ledger", "Authorization", "Bearer ");
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("env:UNSET");
        }
    }

    private static HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        return CLIENT.send(request(port, path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int port, String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }
}
