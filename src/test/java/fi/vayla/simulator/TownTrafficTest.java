package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TownTrafficTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StandInHub hub = new StandInHub();
    private final Town town = Towns.start(Towns.settings(hub.url()).withMessagesPerSecond(400));
    private final TownTraffic traffic = town.traffic();

    @AfterEach
    void close() {
        town.close();
        hub.close();
    }

    @Test
    void all_kinds_are_sent_and_every_receipt_is_remembered() {
        fillCaseManagement();
        traffic.start();
        // ideas are rare, so it goes on until there was one
        await().atMost(PATIENCE)
                .until(() -> traffic.counts().acceptedInAll() > 300 && sources().size() == 7);

        assertThat(traffic.stop(PATIENCE)).isZero();

        assertThat(traffic.receipts()).containsExactlyInAnyOrderElementsOf(hub.receipts());
        assertThat(traffic.counts().accepted()).containsOnlyKeys(TownTraffic.Kind.values());
        assertThat(traffic.counts().acceptedInAll()).isEqualTo(hub.receipts().size());
        assertThat(sources())
                .containsExactly("ahjo", "formio", "github", "helsinki-grants", "ideas", "jira", "simulated-town");
        assertThat(traffic.counts().accepted().get(TownTraffic.Kind.FORM))
                .as("about half are forms")
                .isGreaterThan(traffic.counts().acceptedInAll() / 3);
    }

    @Test
    void nothing_is_lost_while_the_hub_is_out() {
        hub.out(true);
        traffic.send(100);
        await().atMost(PATIENCE).until(() -> hub.turnedAway() > 200);
        assertThat(traffic.counts().waiting()).isEqualTo(100);

        hub.out(false);

        assertThat(traffic.stop(PATIENCE)).isZero();
        assertThat(traffic.counts().acceptedInAll()).isEqualTo(100);
        assertThat(traffic.receipts()).hasSize(100).containsExactlyInAnyOrderElementsOf(hub.receipts());
    }

    @Test
    void a_message_whose_answer_was_lost_is_sent_again_as_it_was() {
        hub.forgetsToAnswer();
        traffic.send(40);

        assertThat(traffic.stop(PATIENCE)).isZero();

        assertThat(hub.receipts()).hasSize(40);
        assertThat(hub.arrived().size()).isGreaterThanOrEqualTo(80);
        assertThat(traffic.counts().acceptedInAll()).isEqualTo(40);
    }

    @Test
    void a_town_whose_hub_never_answers_says_how_much_it_holds() {
        hub.out(true);
        traffic.send(7);

        assertThat(traffic.stop(Duration.ofMillis(50))).isEqualTo(7);
    }

    @Test
    void now_and_then_a_message_is_sent_twice_and_gets_the_same_receipt() {
        traffic.send(400);

        assertThat(traffic.stop(PATIENCE)).isZero();

        assertThat(traffic.counts().repeats())
                .isPositive()
                .isEqualTo(hub.arrived().size() - 400);
        assertThat(traffic.receipts()).hasSize(400);
    }

    @Test
    void the_form_tool_shows_what_the_hub_took() {
        traffic.send(10);
        assertThat(traffic.stop(PATIENCE)).isZero();

        List<FormTool.Sent> sent = town.formTool().sent();
        assertThat(sent).isNotEmpty();
        assertThat(traffic.receipts())
                .containsAll(sent.stream().map(FormTool.Sent::receipt).toList());
        assertThat(Http.get(town.formTool().server().url(), "/sent")).hasSameSizeAs(sent);
        assertThat(Http.status(town.formTool().server().url(), "/")).isEqualTo(200);
    }

    /** Cases that wait to be decided, so that there is something to call back about. */
    private void fillCaseManagement() {
        for (int i = 0; i < 200; i++) {
            Http.post(town.caseManagement().server().url(), "/cases", "k" + i, """
                    {"externalId": "KUVA-%d"}""".formatted(i));
        }
    }

    private Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        hub.arrived().forEach(message -> sources.add(message.source()));
        return sources;
    }
}
