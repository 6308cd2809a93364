package fi.vayla.command;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "ledger", description = "How every route stands. Exits 1 when a message is unaccounted for.")
final class LedgerCommand implements Callable<Integer> {

    private static final List<String> COUNTS =
            List.of("received", "delivered", "parked", "discarded", "waiting", "unknown", "unaccounted", "lag");

    private final PrintWriter out;

    @Mixin
    private HubOptions options = new HubOptions();

    LedgerCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode ledger = options.hub().get("/api/ledger", Map.of());
        long unaccounted = ledger.path("unaccounted").asLong();
        if (options.json()) {
            Words.print(out, ledger);
        } else {
            Table table = new Table().column("ROUTE", Fit.CUT);
            COUNTS.forEach(count -> table.column(count.toUpperCase(Locale.ROOT), Fit.RIGHT));
            ledger.path("routes")
                    .forEach(route -> table.row(Stream.concat(Stream.of("route"), COUNTS.stream())
                            .map(name -> Words.text(route, name))
                            .toArray()));
            table.print(out);
            out.printf("%nunaccounted %d%n", unaccounted);
        }
        return unaccounted == 0 ? 0 : 1;
    }
}
