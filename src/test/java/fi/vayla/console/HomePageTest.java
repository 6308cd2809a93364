package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.ParkedEntry;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

class HomePageTest {

    private static final List<ParkedStand> PARKED = IntStream.range(0, HomePage.PARKED_SHOWN)
            .mapToObj(HomePageTest::parked)
            .toList();

    @Test
    void only_the_first_parked_messages_are_shown_with_how_many_there_are() {
        String page = render(PARKED, 120);

        assertThat(page).contains("Parked messages</a>: 120", "The first 20 of 120", "avain-äö-19<");
        assertThat(page).doesNotContain("avain-äö-20<");
    }

    @Test
    void a_parked_message_is_linked_by_a_path_that_a_server_takes() {
        assertThat(render(PARKED, 20)).contains("href=\"/parked/form-to-case%7C00000000000000000000000000000007\"");
    }

    @Test
    void few_parked_messages_are_shown_whole_and_none_as_none() {
        assertThat(render(PARKED.subList(0, 2), 2))
                .contains("Parked messages</a>: 2")
                .doesNotContain("The first");
        assertThat(render(List.of(), 0)).contains("Parked messages</a>: 0", "Nothing is parked.");
    }

    @Test
    void what_the_hub_says_itself_is_in_the_readers_language_and_the_rest_says_whose_it_is() {
        assertThat(render(PARKED, 20, "fi"))
                .contains("<html lang=\"fi\">", "Reitin muunnos ei onnistunut", "0 viestiä kateissa")
                .contains("<span lang=\"en\">hakijan nimi puuttuu</span>");
    }

    private static String render(List<ParkedStand> shown, int total) {
        return render(shown, total, "en");
    }

    private static String render(List<ParkedStand> shown, int total, String language) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setParameter("lang", language);
        var frame = new ConsoleFrame(new Templates(), new Texts(new ConsoleSettings(false)));
        var parked = new ParkedPage(shown, total);
        return Objects.requireNonNull(frame.show(
                        HttpStatus.OK,
                        "home",
                        request,
                        words -> new HomePage.Page(
                                List.of(),
                                "",
                                List.of(),
                                HomePage.parked(parked, words),
                                words.number(total),
                                HomePage.parkedShown(parked, words),
                                List.of(),
                                List.of()))
                .getBody());
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
