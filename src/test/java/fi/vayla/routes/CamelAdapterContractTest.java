package fi.vayla.routes;

import fi.vayla.TestHub;
import fi.vayla.conformance.Subject;
import fi.vayla.conformance.SystemAdapterContract;
import fi.vayla.security.Secrets;
import fi.vayla.simulator.Faults;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemAuthentication;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Camel adapter at a real SFTP server, where a file of the same name replaces the one before. */
@Subject(
        value = "camel (sftp)",
        of = {CamelAdapter.class, CamelAdapterFactory.class})
class CamelAdapterContractTest extends SystemAdapterContract {

    private static final String OVER_HTTP = "the fault is one of HTTP";

    @TempDir
    Path folder;

    private final CamelAdapterFactory factory = new CamelAdapterFactory(new Secrets(name -> SftpServer.PASSWORD));
    private SftpServer server;

    @BeforeEach
    void start() {
        server = new SftpServer(folder, TestHub.freePorts());
    }

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    @Override
    protected SystemAdapter adapter(Duration timeout) {
        return factory.create(new SystemDefinition(
                "letters",
                "camel",
                "Kirjeet",
                "",
                null,
                timeout,
                "/id",
                64,
                0,
                true,
                timeout,
                "sftp:" + server.address() + "/letters",
                Map.of(
                        "username",
                        SftpServer.USER,
                        "password",
                        "{{secret:env:SET}}",
                        "knownHostsFile",
                        server.knownHosts().toString(),
                        "strictHostKeyChecking",
                        "yes"),
                SystemAuthentication.BEARER,
                null));
    }

    @Override
    protected SystemAdapter elsewhere(URI url) {
        notApplicable("SSH proves a server by its host key, which CamelAdapterTest changes");
        throw new IllegalStateException();
    }

    @Override
    protected Call call() {
        return call("kirje-1.json");
    }

    /** A name that leaves the folder. */
    @Override
    protected Call invalid() {
        return call("../kirje-1.json");
    }

    private static Call call(String name) {
        return Calls.of(Calls.event("kirje-1"), Map.of("CamelFileName", name), "{\"nimi\":\"Testi Testinen\"}");
    }

    @Override
    protected long effects() {
        Path letters = server.root().resolve("letters");
        if (!Files.isDirectory(letters)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(letters)) {
            List<Path> found = files.toList();
            return found.stream()
                    .filter(file -> file.getFileName().toString().equals("kirje-1.json"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void suffer(Faults faults) {
        if (faults.equals(Faults.DOWN)) {
            server.stop();
        } else if (faults.equals(Faults.NONE)) {
            server.startAgain();
        } else {
            notApplicable(OVER_HTTP);
        }
    }

    @Override
    protected long followed() {
        notApplicable(OVER_HTTP);
        return 0;
    }

    @Override
    protected void logAnswers(boolean whether) {
        notApplicable("it does not write to the log");
    }
}
