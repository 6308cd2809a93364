package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.ParkedMessage;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.Json;
import fi.vayla.log.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomePageTest {

    private static final List<ParkedMessage> PARKED =
            IntStream.range(0, 120).mapToObj(HomePageTest::parked).toList();

    @Test
    void only_the_first_parked_messages_are_shown_with_how_many_there_are() {
        String page = render(PARKED);

        assertThat(page).contains("Parked messages: 120", "The first 20 are here", "avain-äö-19<");
        assertThat(page).doesNotContain("avain-äö-20<");
    }

    @Test
    void a_parked_message_is_linked_by_a_path_that_a_server_takes() {
        assertThat(render(PARKED)).contains("href=\"/api/parked/form-to-case%7C00000000000000000000000000000007\"");
    }

    @Test
    void few_parked_messages_are_shown_whole_and_none_as_none() {
        assertThat(render(PARKED.subList(0, 2))).contains("Parked messages: 2").doesNotContain("are here");
        assertThat(render(List.of())).contains("Parked messages: 0", "None.");
    }

    @Test
    void a_page_of_parked_messages_has_no_bodies() {
        List<ParkedSummary> page = ParkedSummary.of(PARKED, 100, 50);

        assertThat(page).hasSize(20).first().extracting(ParkedSummary::key).isEqualTo("avain-äö-100");
        assertThat(new String(Json.write(page), StandardCharsets.UTF_8)).doesNotContain("body", "c2FsYWluZW4");
    }

    private static String render(List<ParkedMessage> parked) {
        var page = new HomePage.Page(
                List.of(),
                0,
                true,
                List.of(),
                ParkedSummary.of(parked, 0, HomePage.PARKED_SHOWN),
                parked.size(),
                List.of(),
                List.of());
        return new Templates().render("home", page);
    }

    private static ParkedMessage parked(int number) {
        String receipt = "%032d".formatted(number);
        return new ParkedMessage(
                "form-to-case|" + receipt,
                "form-to-case",
                receipt,
                "form.submitted",
                "lomakkeet",
                "avain-äö-" + number,
                new Place("vayla.forms", 0, number),
                ParkingReason.MAPPING,
                "hakijan nimi puuttuu",
                null,
                Instant.parse("2026-11-02T12:00:00Z"),
                "salainen".getBytes(StandardCharsets.UTF_8));
    }
}
