package fi.vayla.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.bench.Measured.Check;
import fi.vayla.bench.Measured.Entry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Entry BARE = new Entry(Measured.BARE, new Spread(20_000, 18_000, 21_000, 3), Map.of());
    private static final Entry HUB = new Entry(Measured.HUB, new Spread(12_000, 11_000, 13_000, 3), Map.of());

    @Test
    void the_share_is_that_of_the_medians() {
        assertThat(measured(true).share(HUB)).contains(0.6);
        assertThat(measured(true).share(BARE)).isEmpty();
    }

    @Test
    void a_failed_check_fails_the_work_and_is_named_in_the_table() {
        assertThat(measured(true).passed()).isTrue();
        assertThat(measured(false).passed()).isFalse();
        assertThat(Table.of(measured(false))).contains("FAILED  Väylä: nothing is lost (9 of 10 came)");
        assertThat(Table.of(measured(true)))
                .contains("12,000", "11,000 to 13,000", "0.60")
                .doesNotContain("FAILED");
    }

    @Test
    void a_profile_is_told_by_what_can_be_seen_of_it() {
        assertThat(Table.profile(measured(true))).isEmpty();
        assertThat(Table.profile(measured(true).with(Map.of("ledger", 0.021, "roadmap", 0.001))))
                .contains("ledger", "2%")
                .doesNotContain("roadmap");
    }

    @Test
    void the_picture_is_well_formed_and_says_its_figures_in_words() throws Exception {
        String svg = Picture.of(measured(true));

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .contains("Väylä 12,000 (0.60)");
    }

    @Test
    void options_that_are_not_there_are_told() {
        Set<String> known = Set.of("W1", "W2");

        assertThat(Options.read(new String[] {"--quick", "--work", "W2,W1"}, known)
                        .works())
                .containsExactlyInAnyOrder("W1", "W2");
        assertThatThrownBy(() -> Options.read(new String[] {"--work", "W9"}, known))
                .hasMessageContaining("W9");
        assertThatThrownBy(() -> Options.read(new String[] {"--work"}, known)).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Options.read(new String[] {"--slow"}, known)).hasMessageContaining("--slow");
    }

    private static Measured measured(boolean passed) {
        Check check = new Check("Väylä: nothing is lost", passed, "9 of 10 came");
        return new Measured("W2", "Delivery: of <forms>", "messages/s", List.of(BARE, HUB), List.of(check), Map.of());
    }
}
