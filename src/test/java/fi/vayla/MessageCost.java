package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much of something one message may cost, as {@code src/test/message-cost.csv} says.
 *
 * @param what a name, behind that of the package which is measured
 * @param figure what it cost when the line was written
 * @param tolerance by how many per cent it may be more
 * @param unit of which the figure is a number
 */
record MessageCost(String what, double figure, int tolerance, String unit) {

    private static final Path FILE = Path.of("src/test/message-cost.csv");

    /** All lines of the file. */
    static List<MessageCost> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .skip(1)
                    .map(MessageCost::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageCost of(String what) {
        return all().stream()
                .filter(line -> line.what.equals(what))
                .findAny()
                .orElseThrow(() -> new AssertionError(FILE + " has no line for " + what + "; add what it costs now"));
    }

    private static MessageCost read(String line) {
        String[] cells = line.split(",", -1);
        assertThat(cells)
                .as("what, figure, tolerance and unit in %s: %s", FILE, line)
                .hasSize(4);
        return new MessageCost(cells[0], Double.parseDouble(cells[1]), Integer.parseInt(cells[2]), cells[3]);
    }

    private double most() {
        return figure * (100 + tolerance) / 100;
    }

    /** Fails when one message costs more now. */
    void requireAtMost(double measured) {
        System.out.println(said("%s: %.3f %s; allowed %.3f", what, measured, unit, most()));
        if (measured > most()) {
            throw new AssertionError(said(
                    "%s: one message cost %.3f %s and now costs %.3f, more than the %.3f that %s allows. Mend what made it grow,"
                            + " or write the new figure there and say in the commit why it is worth it.",
                    what, figure, unit, measured, most(), FILE));
        }
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
