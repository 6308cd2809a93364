package fi.vayla.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;

/** What came of a command. */
public record CommandRun(int status, String out, String err) {

    public static CommandRun of(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Commands.run(
                Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new CommandRun(status, out.toString(), err.toString());
    }
}
