package fi.vayla.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an administrator does with routes: what is wrong in the files, what runs, and what is ordered for it. */
@Command(name = "routes", description = "The administrator's routes: check and test them, and steer what runs.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoutesCommand() {}

    static CommandLine line(PrintWriter out) {
        CommandLine line = new CommandLine(new RoutesCommand())
                .addSubcommand(new RoutesCheckCommand(out))
                .addSubcommand(new RoutesTestCommand(out));
        new CommandLine(new RouteControlCommands(out)).getSubcommands().forEach(line::addSubcommand);
        return line;
    }
}
