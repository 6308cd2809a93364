package fi.vayla.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the commands about routes, which come in groups. */
@Command(name = "routes", description = "The routes: what runs, and what is ordered for it.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoutesCommand() {}

    static CommandLine of(PrintWriter out) {
        CommandLine routes = new CommandLine(new RoutesCommand());
        for (Object group : List.of(new RouteControlCommands(out))) {
            new CommandLine(group).getSubcommands().forEach(routes::addSubcommand);
        }
        return routes;
    }
}
