package fi.vayla.command;

import fi.vayla.event.Finding;
import fi.vayla.event.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Everything that is wrong in the routes, mappings, sources, systems and the roadmap's rules, as"
                + " file:line:column: what is wrong (what to do). Needs no hub. Exits 1 when there is something.")
final class RoutesCheckCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(
            paramLabel = "FILE",
            description = "Files or folders whose findings are shown; all if left out. All are checked in any case.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--secrets",
            description = "Also say which secrets are not set here; for the machine that the hub runs on.")
    private boolean secrets;

    RoutesCheckCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        files.stream().filter(file -> !Files.exists(file)).findFirst().ifPresent(file -> {
            throw new ParameterException(spec.commandLine(), "there is no file " + file);
        });
        List<Finding> findings = findings().stream().flatMap(this::shown).toList();
        if (options.json()) {
            Words.print(out, Json.MAPPER.valueToTree(Map.of("findings", findings)));
        } else {
            findings.forEach(out::println);
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private List<Finding> findings() {
        return options.with(workbench -> {
            List<Finding> findings = new ArrayList<>(workbench.check());
            if (secrets) {
                findings.addAll(workbench.checkSecrets());
            }
            return findings.stream().sorted().toList();
        });
    }

    /** Under the name that the caller gave, if the caller named files. */
    private Stream<Finding> shown(Finding finding) {
        if (files.isEmpty()) {
            return Stream.of(finding);
        }
        Path found = absolute(Path.of(finding.file()));
        return files.stream()
                .filter(file -> found.startsWith(absolute(file)))
                .limit(1)
                .map(file ->
                        Files.isDirectory(file) ? file.resolve(absolute(file).relativize(found)) : file)
                .map(file -> finding.in(file.toString()));
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
