package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class FaultsTest {

    private static final String CASE = """
            {"externalId": "KUVA-2026-000001"}""";

    private final Town town = Towns.withoutHub();
    private final CaseManagement cases = town.caseManagement();
    private final URI url = cases.server().url();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_slow_member_takes_its_time() {
        cases.server().faults(Faults.slow(Duration.ofMillis(120), Duration.ofMillis(10)));

        long before = System.nanoTime();
        Http.post(url, "/cases", "k1", CASE);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void a_failing_member_does_nothing_and_says_when_to_come_back() {
        Http.put(url, "/_faults", null, """
                {"fail": {"status": 503, "share": 1.0, "retryAfter": "PT7S"}}""");

        var answer = Http.post(url, "/cases", "k1", CASE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(cases.cases()).isEmpty();
        assertThat(Http.get(url, "/_received")).isEmpty();
    }

    @Test
    void a_member_fails_as_often_as_it_is_told() {
        cases.server().faults(Faults.failing(500, 0.5));

        int failed = 0;
        for (int i = 0; i < 200; i++) {
            failed += Http.post(url, "/cases", "k" + i, CASE).statusCode() == 500 ? 1 : 0;
        }

        assertThat(failed).isBetween(60, 140);
        assertThat(cases.server().received().list()).hasSize(200 - failed);
    }

    @Test
    void a_member_that_drops_answers_has_done_the_work() {
        cases.server().faults(Faults.droppingAnswers(1));

        assertThatThrownBy(() -> Http.post(url, "/cases", "k1", CASE)).hasCauseInstanceOf(IOException.class);

        assertThat(cases.cases())
                .extracting(CaseManagement.ListedCase::externalId)
                .containsExactly("KUVA-2026-000001");
    }

    @Test
    void an_answer_that_is_malformed_keeps_its_status_and_is_no_json() {
        cases.server().faults(Faults.spoiling(Faults.Spoiling.How.malformed, 1));

        var answer = Http.post(url, "/cases", "k1", CASE);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.read(answer.body()));
        assertThat(cases.cases()).as("the work is done").hasSize(1);
    }

    @Test
    void an_answer_that_is_half_closed_ends_before_its_bytes() {
        Http.put(url, "/_faults", null, """
                {"spoil": {"how": "half_closed", "share": 1}}""");

        assertThatThrownBy(() -> Http.post(url, "/cases", "k1", CASE)).hasCauseInstanceOf(IOException.class);

        assertThat(cases.cases()).as("the work is done").hasSize(1);
    }

    @Test
    void a_redirect_leads_elsewhere_and_whoever_follows_it_is_counted() {
        cases.server().faults(Faults.failing(302, 1));

        var answer = Http.get(url, "/cases");
        assertThat(answer.path("status").asInt()).isEqualTo(302);
        assertThat(Http.get(url, "/_followed").path("times").asInt()).isZero();

        Http.get(
                url,
                Http.post(url, "/cases", "k1", CASE)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());
        assertThat(Http.get(url, "/_followed").path("times").asInt()).isEqualTo(1);
    }

    @Test
    void a_call_that_is_repeated_on_its_way_arrives_twice() {
        cases.server().faults(Faults.repeatingCalls(1));

        assertThat(Http.post(url, "/cases", "k1", CASE).statusCode()).isEqualTo(200);

        assertThat(cases.server().received().list())
                .singleElement()
                .satisfies(message -> assertThat(message.times()).isEqualTo(2));
    }

    @Test
    void a_port_where_no_http_is_spoken_can_be_brought_back_by_a_neighbour() {
        Http.put(url, "/_faults", null, """
                {"notHttp": true}""");
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> Http.get(url, "/cases")).hasMessageContaining("220 posti"));

        Http.put(town.website().server().url(), "/_faults/case-management", null, "{}");

        assertThat(Http.get(url, "/cases")).isEmpty();
    }

    @Test
    void a_member_can_change_what_it_speaks_at_any_moment() {
        for (int change = 0; change < 50; change++) {
            cases.server().faults(Faults.NOT_HTTP);
            cases.server().faults(Faults.NONE);
        }

        assertThat(Http.get(url, "/cases")).isEmpty();
    }

    @Test
    void a_member_that_is_down_refuses_connections_until_a_neighbour_is_told_to_bring_it_back() {
        Http.post(url, "/cases", "k1", CASE);
        Http.put(url, "/_faults", null, """
                {"down": true}""");
        await().untilAsserted(() ->
                assertThatThrownBy(() -> Http.get(url, "/cases")).hasCauseInstanceOf(ConnectException.class));

        Http.put(town.website().server().url(), "/_faults/case-management", null, "{}");

        assertThat(Http.get(url, "/cases")).as("it still has its cases").hasSize(1);
    }

    @Test
    void faults_are_read_back_as_they_were_set() {
        Http.put(url, "/_faults", null, """
                {"latency": "PT0.1S", "dropAnswers": 0.25}""");

        assertThat(cases.server().faults())
                .isEqualTo(new Faults(Duration.ofMillis(100), Duration.ZERO, null, 0.25, null, 0, false, false));
        assertThat(Http.get(url, "/_faults").path("latency").asString()).isEqualTo("PT0.1S");
    }

    @Test
    void what_cannot_be_a_fault_is_refused_and_changes_nothing() {
        assertThat(Http.put(url, "/_faults", null, """
                {"dropAnswers": 2}""").statusCode()).isEqualTo(400);
        assertThat(Http.put(url, "/_faults", null, "slow!").statusCode()).isEqualTo(400);
        assertThat(Http.put(url, "/_faults/nobody", null, "{}").statusCode()).isEqualTo(404);
        assertThat(cases.server().faults()).isEqualTo(Faults.NONE);
    }
}
