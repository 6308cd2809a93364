package fi.vayla.bench;

import fi.vayla.bench.Measured.Entry;
import java.util.Locale;

/** One work as bars: the medians, and the spread as a line over each. Readable on a light and on a dark page. */
final class Picture {

    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int RIGHT = 130;
    private static final int TOP = 58;
    private static final int ROW = 40;
    private static final int BAR = 22;

    private static final String STYLE = """
              <style>
                text { font: 14px system-ui, sans-serif; fill: #1a1a1a }
                .title { font-weight: 600; font-size: 15px }
                .quiet { fill: #595959; font-size: 12px }
                .bar { fill: #8a94a6 } .hub { fill: #0050b3 } .limit { fill: #4d5563 }
                .spread { stroke: #1a1a1a; stroke-width: 1.5 }
                @media (prefers-color-scheme: dark) {
                  text { fill: #f0f0f0 } .quiet { fill: #b8b8b8 }
                  .bar { fill: #6f7a8d } .hub { fill: #69b1ff } .limit { fill: #c0c8d6 }
                  .spread { stroke: #f0f0f0 }
                }
              </style>
            """;

    private Picture() {}

    static String of(Measured measured) {
        int height = TOP + measured.entries().size() * ROW + 12;
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t d\">\n"
                        .formatted(WIDTH, height));
        svg.append("  <title id=\"t\">").append(escape(heading(measured))).append("</title>\n");
        svg.append("  <desc id=\"d\">").append(escape(description(measured))).append("</desc>\n");
        svg.append(STYLE);
        svg.append(text(0, 20, "title", heading(measured)));
        svg.append(
                text(0, 40, "quiet", measured.unit() + "; the bar is the median, the line the spread of the rounds"));
        double most = measured.entries().stream()
                .mapToDouble(entry -> entry.figure().most())
                .max()
                .orElse(1);
        for (int i = 0; i < measured.entries().size(); i++) {
            svg.append(row(measured, measured.entries().get(i), TOP + i * ROW, (WIDTH - LEFT - RIGHT) / most));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String heading(Measured measured) {
        return measured.work() + " " + measured.title().split(":")[0];
    }

    private static String description(Measured measured) {
        StringBuilder all = new StringBuilder(measured.title() + ". In " + measured.unit() + ": ");
        for (Entry entry : measured.entries()) {
            all.append(entry.name()).append(' ').append(label(measured, entry)).append("; ");
        }
        return all.toString().strip();
    }

    private static String row(Measured measured, Entry entry, int y, double scale) {
        int middle = y + BAR / 2;
        String row = text(0, middle + 5, "", entry.name())
                + "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"/>\n"
                        .formatted(kind(entry), LEFT, y, number(entry.figure().median() * scale), BAR);
        if (entry.figure().rounds() > 1) {
            row += "  <line class=\"spread\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>\n"
                    .formatted(
                            number(LEFT + entry.figure().least() * scale),
                            number(LEFT + entry.figure().most() * scale),
                            middle,
                            middle);
        }
        double end = LEFT + entry.figure().most() * scale + 8;
        return row + text(end, middle + 5, "", label(measured, entry));
    }

    private static String kind(Entry entry) {
        return switch (entry.name()) {
            case Measured.HUB -> "hub";
            case Measured.BARE -> "limit";
            default -> "bar";
        };
    }

    private static String label(Measured measured, Entry entry) {
        return Table.number(entry.figure().median())
                + measured.share(entry)
                        .map(share -> String.format(Locale.ROOT, " (%.2f)", share))
                        .orElse("");
    }

    private static String text(double x, int y, String kind, String text) {
        String of = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
        return "  <text%s x=\"%s\" y=\"%d\">%s</text>\n".formatted(of, number(x), y, escape(text));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
