package fi.vayla.conformance;

import fi.vayla.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The report as far as it goes, whatever order the classes run in and in however many processes; only one writes at a time. */
record ReportFile(Map<String, Map<String, Column>> contracts) {

    private static final JsonMapper INDENTED = Json.MAPPER
            .rebuild()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    /** What came of each fault for one adapter or format. */
    record Column(Instant ranAt, Map<String, String> faults) {}

    static ReportFile in(Path folder) {
        Path file = folder.resolve("report.json");
        try {
            return Files.exists(file)
                    ? Json.read(Files.readAllBytes(file), ReportFile.class)
                    : new ReportFile(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subject's earlier column, if any, is gone: it is from an earlier build. */
    ReportFile with(String contract, String subject, Map<String, String> faults) {
        Map<String, Map<String, Column>> more = new TreeMap<>(contracts);
        Map<String, Column> columns = new TreeMap<>(more.getOrDefault(contract, Map.of()));
        columns.put(subject, new Column(Instant.now().truncatedTo(ChronoUnit.SECONDS), faults));
        more.put(contract, columns);
        return new ReportFile(more);
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("report.json"), INDENTED.writeValueAsBytes(this));
            Files.writeString(folder.resolve("report.md"), markdown(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String markdown() {
        return contracts.entrySet().stream()
                .map(contract -> "# " + contract.getKey() + "\n\n" + table(contract.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String table(Map<String, Column> columns) {
        TreeSet<String> faults = new TreeSet<>();
        columns.values().forEach(column -> faults.addAll(column.faults().keySet()));
        StringBuilder table = new StringBuilder(row("fault", columns.keySet()))
                .append(row(
                        "---", columns.keySet().stream().map(subject -> "---").toList()));
        for (String fault : faults) {
            table.append(row(
                    fault,
                    columns.values().stream()
                            .map(column -> column.faults().getOrDefault(fault, "NOT RUN"))
                            .toList()));
        }
        return table.append(row(
                        "*ran at*",
                        columns.values().stream()
                                .map(column -> column.ranAt().toString())
                                .toList()))
                .toString();
    }

    private static String row(String first, Iterable<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |\n";
    }
}
