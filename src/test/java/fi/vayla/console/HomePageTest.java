package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.ParkedEntry;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomePageTest {

    private static final List<ParkedStand> PARKED = IntStream.range(0, HomePage.PARKED_SHOWN)
            .mapToObj(HomePageTest::parked)
            .toList();

    @Test
    void only_the_first_parked_messages_are_shown_with_how_many_there_are() {
        String page = render(PARKED, 120);

        assertThat(page).contains("Parked messages: 120", "The first 20 are here", "avain-äö-19<");
        assertThat(page).doesNotContain("avain-äö-20<");
    }

    @Test
    void a_parked_message_is_linked_by_a_path_that_a_server_takes() {
        assertThat(render(PARKED, 20)).contains("href=\"/parked/form-to-case%7C00000000000000000000000000000007\"");
    }

    @Test
    void few_parked_messages_are_shown_whole_and_none_as_none() {
        assertThat(render(PARKED.subList(0, 2), 2))
                .contains("Parked messages: 2")
                .doesNotContain("are here");
        assertThat(render(List.of(), 0)).contains("Parked messages: 0", "None.");
    }

    private static String render(List<ParkedStand> shown, int total) {
        var page = new HomePage.Page(
                List.of(),
                0,
                true,
                List.of(),
                ParkedSummary.of(new ParkedPage(shown, total)),
                total,
                List.of(),
                List.of());
        return new Templates().render("home", page);
    }

    private static ParkedStand parked(int number) {
        Instant noon = Instant.parse("2026-11-02T12:00:00Z");
        ParkedEntry entry = new ParkedEntry(
                "form-to-case|%032d".formatted(number),
                "form-to-case",
                "avain-äö-" + number,
                "fi.vayla.form.submitted",
                "lomakkeet",
                new Place("vayla.forms", 0, number),
                ParkingReason.MAPPING,
                "hakijan nimi puuttuu",
                null,
                noon,
                noon,
                100,
                0,
                null,
                null,
                new Place("vayla.parked", 0, number));
        return new ParkedStand(entry, entry, 0);
    }
}
