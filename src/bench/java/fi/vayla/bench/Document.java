package fi.vayla.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a result into the documents: the figures between two marks, and the pictures beside. */
final class Document {

    private static final Path PAGE = Path.of("src/docs/performance.md");
    private static final Path PICTURES = Path.of("src/docs/performance");
    private static final String BEGIN = "<!-- figures: ./vayla bench --docs writes them -->\n";
    private static final String END = "<!-- end of the figures -->\n";

    private Document() {}

    static void write(Result result) throws IOException {
        pictures(result, PICTURES);
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new BenchFailure(PAGE + " has no place for the figures; put these two lines into it: " + BEGIN + END);
        }
        Files.writeString(PAGE, page.substring(0, begin + BEGIN.length()) + figures(result) + page.substring(end));
    }

    /** One file for each work. */
    static void pictures(Result result, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Measured measured : result.works()) {
            Files.writeString(folder.resolve(measured.work() + ".svg"), Picture.of(measured));
        }
    }

    private static String figures(Result result) {
        StringBuilder text = new StringBuilder("\n`%s`, %s, on %d processors, %s, Java %s:\n\n```text%s```\n"
                .formatted(
                        result.command(),
                        result.at().toString().substring(0, 10),
                        result.processors(),
                        result.system(),
                        result.java(),
                        Table.of(result.works())));
        for (Measured measured : result.works()) {
            text.append("\n![%s %s](performance/%s.svg)\n"
                    .formatted(
                            measured.work(), measured.title().split(":")[0].toLowerCase(Locale.ROOT), measured.work()));
        }
        return text.append(profile(result)).append('\n').toString();
    }

    /** What took the hub's processor time in each work that was profiled. */
    private static String profile(Result result) {
        List<Measured> profiled = result.works().stream()
                .filter(work -> !work.profile().isEmpty())
                .toList();
        if (profiled.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nThe hub's processor time:\n\n| |%s\n|---|%s\n"
                .formatted(
                        profiled.stream().map(work -> " " + work.work() + " |").collect(Collectors.joining()),
                        "---|".repeat(profiled.size())));
        for (String part : profiled.getFirst().profile().keySet()) {
            text.append("| ").append(part).append(" |");
            for (Measured work : profiled) {
                double share = work.profile().getOrDefault(part, 0.0);
                text.append(Table.isSeen(share) ? " " + Table.percent(share) + " |" : " |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
