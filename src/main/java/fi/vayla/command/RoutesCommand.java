package fi.vayla.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an administrator does with routes. Each thing is a class of its own with {@code call()}, and a line in {@link #line}. */
@Command(name = "routes", description = "The administrator's routes: check, test, plan, apply and roll back.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoutesCommand() {}

    static CommandLine line(PrintWriter out) {
        return new CommandLine(new RoutesCommand())
                .addSubcommand(new RoutesCheckCommand(out))
                .addSubcommand(new RoutesTestCommand(out))
                .addSubcommand(new RouteRevisionCommands.Plan(out))
                .addSubcommand(new RouteRevisionCommands.Apply(out))
                .addSubcommand(new RouteRevisionCommands.History(out))
                .addSubcommand(new RouteRevisionCommands.RollBack(out));
    }
}
