package fi.vayla.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rebuild",
        description = "Drops the read models and builds them again from the log, while the hub runs.")
final class RebuildCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private HubOptions options = new HubOptions();

    RebuildCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode answer = options.hub().send("POST", "/api/views/rebuild", Map.of());
        if (options.json()) {
            Words.print(out, answer);
        } else {
            out.println("The read models are being built again.");
        }
        return 0;
    }
}
