package fi.vayla.command;

import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an administrator does with routes: new ones, what is wrong, what a change would do, what runs, what is ordered for it. */
@Command(
        name = "routes",
        description = "The administrator's routes: begin, check, test, plan, apply, roll back and steer them.")
final class RoutesCommand {

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoutesCommand() {}

    static CommandLine line(PrintWriter out, Clock clock) {
        CommandLine line = new CommandLine(new RoutesCommand())
                .addSubcommand(new RoutesCheckCommand(out))
                .addSubcommand(new RoutesTestCommand(out))
                .addSubcommand(new RoutesNewCommand(out, clock))
                .addSubcommand(new RouteRevisionCommands.Plan(out))
                .addSubcommand(new RouteRevisionCommands.Apply(out))
                .addSubcommand(new RouteRevisionCommands.History(out))
                .addSubcommand(new RouteRevisionCommands.RollBack(out));
        new CommandLine(new RouteControlCommands(out)).getSubcommands().forEach(line::addSubcommand);
        return line;
    }
}
