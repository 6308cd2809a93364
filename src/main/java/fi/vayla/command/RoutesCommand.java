package fi.vayla.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "routes", description = "The routes: what would change, what is applied, and the way back.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    static CommandLine line(PrintWriter out) {
        CommandLine line = new CommandLine(new RoutesCommand());
        RouteRevisionCommands.list(out).forEach(line::addSubcommand);
        return line;
    }
}
