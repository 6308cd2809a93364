package fi.vayla.command;

import fi.vayla.command.Table.Fit;
import fi.vayla.event.Json;
import fi.vayla.routes.RouteWorkbench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description =
                "Begins a route from a template: writes its file, its mapping and a sample, with comments. Overwrites"
                        + " nothing and needs no hub, but one that watches these files takes the route at once.")
final class RoutesNewCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(arity = "0..1", paramLabel = "TEMPLATE", description = "What kind of route; see --list.")
    private @Nullable String template;

    @Option(names = "--id", paramLabel = "ID", description = "The route's id; the template's name if left out.")
    private @Nullable String id;

    @Option(
            names = "--plain",
            description =
                    "Write the whole route instead of the few lines of the template, for an editor that draws routes.")
    private boolean plain;

    @Option(names = "--list", description = "Print the templates.")
    private boolean list;

    RoutesNewCommand(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Map<String, String> templates = RouteWorkbench.templates();
        if (list) {
            print(templates);
            return 0;
        }
        String chosen = template;
        if (chosen == null || !templates.containsKey(chosen)) {
            throw new ParameterException(
                    spec.commandLine(),
                    (chosen == null ? "name a template: " : "there is no template " + chosen + "; use one of ")
                            + String.join(", ", templates.keySet()));
        }
        String route = Objects.requireNonNullElse(id, chosen);
        List<Path> files = options.with(workbench -> workbench.create(chosen, route, plain, LocalDate.now(clock)));
        if (options.json()) {
            Words.print(
                    out,
                    Json.MAPPER.valueToTree(
                            Map.of("written", files.stream().map(Path::toString).toList())));
        } else {
            files.forEach(file -> out.println("wrote " + file));
            out.println("Edit them, and look: ./vayla routes check; ./vayla routes test " + route);
        }
        return 0;
    }

    private void print(Map<String, String> templates) {
        if (options.json()) {
            Words.print(out, Json.MAPPER.valueToTree(Map.of("templates", templates)));
            return;
        }
        Table table = new Table().column("TEMPLATE", Fit.WHOLE).column("A ROUTE OF IT", Fit.WRAPPED);
        templates.forEach(table::row);
        table.print(out);
    }
}
