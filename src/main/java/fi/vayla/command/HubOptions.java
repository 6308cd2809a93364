package fi.vayla.command;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which hub a command talks to, and how it answers. Filled by picocli. */
final class HubOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:VAYLA_URL:-http://localhost:8080}",
            description = "The hub's address; VAYLA_URL, or http://localhost:8080.")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:VAYLA_TOKEN}",
            description = "Your token; VAYLA_TOKEN keeps it out of the list of processes.")
    private @Nullable String token;

    @Option(names = "--json", description = "Print the hub's own answer, as JSON.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    Hub hub() {
        return new Hub(url, token);
    }

    boolean json() {
        return json;
    }
}
