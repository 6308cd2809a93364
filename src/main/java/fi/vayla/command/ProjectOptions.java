package fi.vayla.command;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.routes.RouteWorkbench;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files a command works on that needs no hub, and how it answers. Filled by picocli. */
final class ProjectOptions {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "The one with config/ and routes/; the nearest above you, or else the launcher's.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    RouteWorkbench open() {
        try {
            return RouteWorkbench.open(folder == null ? nearest() : folder);
        } catch (InvalidConfiguration e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    boolean json() {
        return json;
    }

    private static Path nearest() {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.isDirectory(above.resolve("routes")) && Files.isDirectory(above.resolve("config"))) {
                return above;
            }
        }
        return Path.of(System.getProperty("vayla.home", ""));
    }
}
