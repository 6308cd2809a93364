package fi.vayla.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;

/** The operator's commands: exit status 0 done, 1 a finding or a failure, 2 wrong use. */
public final class Commands {

    private static final Set<String> NAMES = Set.of("messages", "parked", "ledger", "rebuild", "roadmap", "routes");

    private static final IParameterExceptionHandler WRONG_USE = (wrong, arguments) -> {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("vayla: " + wrong.getMessage());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    };

    private static final IExecutionExceptionHandler FAILURE = (failure, command, parsed) -> {
        if (!(failure instanceof Failure)) {
            throw failure;
        }
        command.getErr().println("vayla: " + failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    };

    /** What holds the commands; alone it does nothing. */
    @Command(name = "./vayla")
    private static final class Launcher {}

    private Commands() {}

    /** Whether a word names one of these commands. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Runs one; returns the exit status. Prints UTF-8, whatever the locale says. */
    public static int run(Clock clock, String... arguments) {
        return run(clock, writer(FileDescriptor.out), writer(FileDescriptor.err), arguments);
    }

    static int run(Clock clock, Writer stdout, Writer stderr, String... arguments) {
        PrintWriter out = new PrintWriter(new PlainWriter(stdout));
        PrintWriter err = new PrintWriter(new PlainWriter(stderr));
        CommandLine line = new CommandLine(new Launcher())
                .addSubcommand(new MessagesCommand(out))
                .addSubcommand(new ParkedCommand(out))
                .addSubcommand(new LedgerCommand(out))
                .addSubcommand(new RebuildCommand(out))
                .addSubcommand(RoadmapDeskCommands.line(out))
                .addSubcommand(RoutesCommand.line(out, clock))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Table.WIDTH)
                .setParameterExceptionHandler(WRONG_USE)
                .setExecutionExceptionHandler(FAILURE);
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static Writer writer(FileDescriptor to) {
        return new OutputStreamWriter(new BufferedOutputStream(new FileOutputStream(to)), StandardCharsets.UTF_8);
    }
}
