package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.roadmap.Roadmap;
import fi.vayla.view.ChangeRow;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AtomTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final String LAHTI = "lahti-digitiekartta-2024-2026";

    private final Roadmap roadmap;

    AtomTest(@Autowired Roadmap roadmap) {
        this.roadmap = roadmap;
    }

    @Test
    void what_xml_cannot_write_is_left_out_and_all_else_stays() throws Exception {
        var change = new ChangeRow(
                "lah-frends", LAHTI, "title", null, "J\u0001ä\uFFFFä\t😀\uD800", "ideas", "0".repeat(32), NOON, NOON);

        byte[] feed = Atom.write(roadmap.find(LAHTI).orElseThrow(), List.of(change), "http://localhost/roadmap");

        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed));
        assertThat(document.getElementsByTagName("summary").item(0).getTextContent())
                .isEqualTo("title: Jää\t😀");
    }
}
