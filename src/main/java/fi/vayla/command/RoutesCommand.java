package fi.vayla.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an administrator does with routes. Each thing is a class of its own with {@code call()}, and a line in {@link #line}. */
@Command(name = "routes", description = "The administrator's routes: check and test them.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoutesCommand() {}

    static CommandLine line(PrintWriter out) {
        return new CommandLine(new RoutesCommand())
                .addSubcommand(new RoutesCheckCommand(out))
                .addSubcommand(new RoutesTestCommand(out));
    }
}
