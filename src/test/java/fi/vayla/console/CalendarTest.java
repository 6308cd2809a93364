package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import fi.vayla.roadmap.Roadmap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CalendarTest {

    private static final String PAGE = "http://localhost/roadmap";
    private static final String LAHTI = "lahti-digitiekartta-2024-2026";

    private final Roadmap roadmap;
    private final RoadmapServer.Sender sender;

    CalendarTest(@Autowired Roadmap roadmap, @Autowired RoadmapServer.Sender sender) {
        this.roadmap = roadmap;
        this.sender = sender;
    }

    @Test
    void an_item_is_an_all_day_event_on_the_last_day_that_its_date_means() {
        assertThat(event("2026-02").toString()).contains("DTSTART;VALUE=DATE:20260228, DTEND;VALUE=DATE:20260301");
        assertThat(event("2026").toString()).contains("DTSTART;VALUE=DATE:20261231, DTEND;VALUE=DATE:20270101");
        assertThat(event("2026-10-05"))
                .contains(
                        "UID:lah-frends@" + LAHTI + ".vayla",
                        "DTSTART;VALUE=DATE:20261005",
                        "DESCRIPTION:2026-10-05",
                        "STATUS:CONFIRMED",
                        "URL:http://localhost/roadmap");
    }

    @Test
    void lines_are_folded_between_characters_and_end_as_the_standard_says() {
        event("2026-10-05");

        String calendar = calendar("http://localhost/" + "ääkkösiä/".repeat(30));

        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(calendar).doesNotContainPattern("[^\r]\n");
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", "")).contains("ääkkösiä/".repeat(30));
    }

    @Test
    void what_means_something_to_a_calendar_is_escaped() {
        sender.send(EventType.PROJECT_CHANGED, "jira", "{\"ref\":\"LAH-15\",\"fields\":{\"end_date\":\"2026\"}}");

        assertThat(calendar(PAGE).replace("\r\n ", ""))
                .contains("SUMMARY:Infran tiedontuottamisprosessi. Vaihe 2\\, rakentaminen\r\n");
    }

    /** The event of an item whose end is this. */
    private List<String> event(String end) {
        sender.send(
                EventType.PROJECT_CHANGED, "jira", "{\"ref\":\"TES-41\",\"fields\":{\"end_date\":\"" + end + "\"}}");
        List<String> lines = Arrays.asList(calendar(PAGE).replace("\r\n ", "").split("\r\n"));
        int uid = lines.indexOf("UID:lah-frends@" + LAHTI + ".vayla");
        return lines.subList(uid, lines.subList(uid, lines.size()).indexOf("END:VEVENT") + uid);
    }

    private String calendar(String page) {
        return new String(Calendar.write(roadmap.find(LAHTI).orElseThrow(), page), StandardCharsets.UTF_8);
    }
}
