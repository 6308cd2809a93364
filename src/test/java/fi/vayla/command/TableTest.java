package fi.vayla.command;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_stand_below_each_other_and_numbers_end_at_the_same_place() {
        Table table = new Table().column("REITTI", Fit.CUT).column("N", Fit.RIGHT);
        table.row("päivähoito", 7).row("a", 1200);

        assertThat(print(table)).containsExactly("REITTI         N", "päivähoito     7", "a           1200");
    }

    @Test
    void what_does_not_fit_is_cut_or_goes_on_in_the_next_line_and_ids_stay_whole() {
        String id = "0123456789abcdef0123456789abcdef";
        Table table = new Table().column("ID", Fit.WHOLE).column("KEY", Fit.CUT).column("SAID", Fit.WRAPPED);
        table.row(id, "ä".repeat(200), "sana ".repeat(40));

        assertThat(print(table))
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
                .element(1)
                .asString()
                .startsWith(id + "  ää")
                .contains("ä…  sana sana");
        assertThat(String.join(" ", print(table)).split("sana", -1)).hasSize(41);
    }

    @Test
    void what_a_sender_wrote_does_not_steer_the_terminal() {
        var terminal = new StringWriter();
        var out = new PrintWriter(new PlainWriter(terminal));

        out.printf("%s", "ä\u001b[2J\tb\r\u009b31mc\u0007\nd\u007f");

        assertThat(terminal).hasToString("ä[2J\tb31mc\nd");
    }

    @Test
    void a_word_longer_than_the_line_is_broken_and_line_breaks_are_spaces() {
        assertThat(Table.wrapped("a bbbbbbb", 3)).containsExactly("a", "bbb", "bbb", "b");
        Table table = new Table().column("SAID", Fit.WRAPPED);
        table.row("yksi\n  kaksi\tkolme ");
        assertThat(print(table)).containsExactly("SAID", "yksi kaksi kolme");
    }

    private static java.util.List<String> print(Table table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString().lines().toList();
    }
}
