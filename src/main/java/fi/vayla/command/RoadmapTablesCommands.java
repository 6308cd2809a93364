package fi.vayla.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./vayla roadmap import} and {@code export}: the roadmap's tables from and to files. Each asks a running hub. */
final class RoadmapTablesCommands {

    private static final String WORKBOOK = ".xlsx";
    private static final String ZIP = ".zip";

    private RoadmapTablesCommands() {}

    /** Adds them to {@code ./vayla roadmap}. */
    static CommandLine addTo(CommandLine roadmap, PrintWriter out) {
        return roadmap.addSubcommand(new Import(out)).addSubcommand(new Export(out));
    }

    @Command(
            name = "import",
            description = {
                "What the tables of a file would change, row by row, and every problem in them.",
                "With --apply and --reason they count from now on, all or nothing. Exits 1 when there are problems."
            })
    static final class Import implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "FILE|FOLDER",
                description = "A workbook (.xlsx), a ZIP file of CSV files, or a folder of them.")
        private Path file = Path.of("");

        @Option(names = "--apply", description = "Do it.")
        private boolean apply;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history and the audit.")
        private @Nullable String reason;

        @Option(
                names = "--base",
                paramLabel = "EDITION",
                description = "The newest edition that you know; refused when there is a newer one.")
        private @Nullable Integer base;

        Import(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            if (apply && (reason == null || reason.isBlank())) {
                throw new ParameterException(spec.commandLine(), "--reason is missing: say why, for the audit");
            }
            Map<String, @Nullable String> query = new HashMap<>();
            query.put("apply", Boolean.toString(apply));
            query.put("reason", reason);
            query.put("base", base == null ? null : base.toString());
            JsonNode answer = options.hub().post("/api/roadmap/import", content(file), query);
            if (options.json()) {
                Words.print(out, answer);
            } else {
                print(answer);
            }
            return answer.path("problems").isEmpty() ? 0 : 1;
        }

        private void print(JsonNode answer) {
            answer.path("changes").forEach(change -> {
                out.println("%s %s %s %s"
                        .formatted(
                                change.path("kind").asString(),
                                change.path("table").asString(),
                                change.path("id").asString(),
                                change.path("title").asString())
                        .strip());
                change.path("cells")
                        .forEach(cell -> out.println("  %s: \"%s\" -> \"%s\""
                                .formatted(
                                        cell.path("column").asString(),
                                        cell.path("from").asString(),
                                        cell.path("to").asString())));
            });
            answer.path("problems").forEach(problem -> out.println(RoadmapTablesCommands.problem(problem)));
            int edition = answer.path("edition").asInt();
            out.println(
                    answer.path("applied").asBoolean()
                            ? "Edition %d counts now.".formatted(edition)
                            : answer.path("changes").isEmpty()
                                            && answer.path("problems").isEmpty()
                                    ? "These are the tables of edition %d, which counts.".formatted(edition)
                                    : "Nothing was done; edition %d counts.".formatted(edition));
        }
    }

    @Command(
            name = "export",
            description = "Writes the tables that count now to a file, which imports back identically.")
    static final class Export implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "It ends in .xlsx for a workbook or .zip for CSV files.")
        private Path file = Path.of("");

        Export(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            String ending = Stream.of(WORKBOOK, ZIP)
                    .filter(known -> file.toString().endsWith(known))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "the file's name has to end in " + WORKBOOK + " or " + ZIP));
            byte[] content = options.hub().download("/api/roadmap/export" + ending);
            try {
                Files.write(file, content);
            } catch (IOException e) {
                throw new Failure("cannot write " + file + ": " + e);
            }
            out.println("%s: %d bytes".formatted(file, content.length));
            return 0;
        }
    }

    private static String problem(JsonNode problem) {
        long row = problem.path("row").asLong();
        String column = problem.path("column").asString("");
        return problem.path("table").asString()
                + (row == 0 ? "" : ", row " + row)
                + (column.isEmpty() ? "" : ", column " + column)
                + ": "
                + problem.path("message").asString();
    }

    private static byte[] content(Path file) {
        try {
            return Files.isDirectory(file) ? zip(file) : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e);
        }
    }

    private static byte[] zip(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
