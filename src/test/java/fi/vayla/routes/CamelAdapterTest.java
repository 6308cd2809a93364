package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.TestHub;
import fi.vayla.attachment.FileStores;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.Calls;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelAdapterTest {

    private static final Map<String, String> NAMED = Map.of("CamelFileName", "{subject}.json");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private final CamelAdapterFactory factory =
            new CamelAdapterFactory(new Secrets(environment::get), () -> FileStores.in(folder.resolve("files")));

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void a_message_becomes_a_file_and_a_repeat_the_same_file() throws IOException {
        SystemAdapter adapter = adapter("file:" + folder.resolve("out"), Map.of(), true);

        assertThat(deliver(adapter, "hakemus-1", "{\"versio\":1}")).isEqualTo(new Outcome.Delivered(null));
        assertThat(deliver(adapter, "hakemus-1", "{\"versio\":2}")).isEqualTo(new Outcome.Delivered(null));

        assertThat(folder.resolve("out/hakemus-1.json")).hasContent("{\"versio\":2}");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_file_of_the_store_is_sent_in_the_place_of_the_message() throws IOException {
        SystemAdapter adapter = adapter("file:" + folder.resolve("out"), Map.of(), true);
        String reference = FileStores.kept(FileStores.in(folder.resolve("files")), "Äänekäs liite", "liite.txt")
                .reference();
        Map<String, String> parameters = Map.of("CamelFileName", "{id}.txt", "VaylaAttachment", "{/file}");
        adapter.check(parameters);

        assertThat(adapter.deliver(Calls.of(Calls.event("1"), parameters, "{\"file\":\"%s\"}".formatted(reference))))
                .isEqualTo(new Outcome.Delivered(null));
        assertThat(folder.resolve("out/1.txt")).hasContent("Äänekäs liite");
    }

    @Test
    void a_file_that_the_store_does_not_have_is_the_messages_fault() {
        SystemAdapter adapter = adapter("file:" + folder.resolve("out"), Map.of(), true);
        Map<String, String> parameters = Map.of("CamelFileName", "{id}.txt", "VaylaAttachment", "{/file}");

        assertThat(adapter.deliver(Calls.of(Calls.event("1"), parameters, "{\"file\":\"attachment:0\"}")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Outcome.Reason.ATTACHMENT_MISSING));
    }

    @Test
    void a_key_with_a_slash_stays_in_the_folder_and_is_no_other_key() {
        SystemAdapter adapter = adapter("file:" + folder.resolve("out"), Map.of(), true);

        deliver(adapter, "HEL/2025-001216 ä", "{}");

        assertThat(folder.resolve("out/HEL%2F2025-001216 ä.json")).exists();
        assertThat(deliver(adapter, "..", "{}"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Outcome.Reason.MAPPING));
    }

    @Test
    void a_name_that_is_too_long_for_a_file_is_the_messages_fault() {
        SystemAdapter adapter = adapter("file:" + folder.resolve("out"), Map.of(), true);

        assertThat(deliver(adapter, "ä".repeat(117), "{}"))
                .isEqualTo(new Outcome.Delivered(null)); // with .json 239 bytes
        assertThat(deliver(adapter, "ä".repeat(118), "{}")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Outcome.Reason.MAPPING);
            assertThat(refused.detail()).contains("241 bytes");
        });
    }

    @Test
    void a_folder_that_cannot_be_written_is_waited_for() throws IOException {
        Path blocked = Files.writeString(folder.resolve("out"), "a file where the folder should be");
        SystemAdapter adapter = adapter("file:" + blocked, Map.of(), true);

        assertThat(deliver(adapter, "hakemus-1", "{}")).isNotInstanceOf(Outcome.Delivered.class);

        Files.delete(blocked);
        assertThat(deliver(adapter, "hakemus-1", "{}")).isEqualTo(new Outcome.Delivered(null));
    }

    @Test
    void a_server_that_says_nothing_ends_in_bounded_time_as_unknown() throws IOException {
        environment.put("PASSWORD", "salasana");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SystemAdapter adapter = adapter(
                    "sftp:localhost:" + silent.getLocalPort() + "/letters",
                    Map.of("username", "vayla", "password", "{{secret:env:PASSWORD}}"),
                    true);

            assertThat(deliver(adapter, "hakemus-1", "{}")).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void a_server_with_another_host_key_gets_nothing() throws IOException {
        try (SftpServer server = new SftpServer(folder.resolve("one"), TestHub.freePorts());
                SftpServer other = new SftpServer(folder.resolve("other"), TestHub.freePorts())) {
            environment.put("PASSWORD", SftpServer.PASSWORD);
            String port = server.address().split(":")[1];
            String otherPort = other.address().split(":")[1];
            Path wrong = Files.writeString(
                    folder.resolve("wrong"),
                    Files.readString(other.knownHosts()).replace(otherPort, port));
            SystemAdapter adapter = adapter(
                    "sftp:" + server.address() + "/letters",
                    Map.of(
                            "username",
                            SftpServer.USER,
                            "password",
                            "{{secret:env:PASSWORD}}",
                            "knownHostsFile",
                            wrong.toString(),
                            "strictHostKeyChecking",
                            "yes"),
                    true);

            assertThat(deliver(adapter, "hakemus-1", "{}")).isInstanceOf(Outcome.Unavailable.class);
            assertThat(server.root()).isEmptyDirectory();
        }
    }

    @Test
    void a_secret_that_is_not_set_yet_is_waited_for_and_never_shown() {
        try (SftpServer server = new SftpServer(folder, TestHub.freePorts())) {
            SystemAdapter adapter = adapter(
                    "sftp:" + server.address() + "/letters",
                    Map.of(
                            "username",
                            SftpServer.USER,
                            "password",
                            "{{secret:env:PASSWORD}}",
                            "knownHostsFile",
                            server.knownHosts().toString()),
                    true);
            assertThat(deliver(adapter, "hakemus-1", "{}")).isInstanceOf(Outcome.Unavailable.class);

            environment.put("PASSWORD", "väärä&salasana");
            assertThat(deliver(adapter, "hakemus-1", "{}"))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome -> assertThat(outcome.detail()).doesNotContain("salasana"));
        }
    }

    @Test
    void what_can_be_done_about_a_lost_answer_is_the_administrators_word() {
        String uri = "file:" + folder;

        assertThat(adapter(uri, Map.of(), true).capability(NAMED)).isEqualTo(Capability.IDEMPOTENT);
        assertThat(adapter(uri, Map.of(), false).capability(NAMED)).isEqualTo(Capability.NEITHER);
    }

    @Test
    void a_wrong_address_option_or_parameter_is_said() {
        assertThatThrownBy(() -> adapter("nowhere", Map.of(), true))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("System letters: uri \"nowhere\" is no address");
        assertThatThrownBy(() -> adapter("pigeon:post", Map.of(), true))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("pigeon");
        assertThatThrownBy(() -> adapter("file:" + folder, Map.of("fileExists", "x"), true))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("fileExists");
        assertThatThrownBy(() -> adapter("sftp:localhost/x", Map.of("username", "vayla", "password", "salasana"), true))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        "System letters: password holds a secret itself; write \"{{secret:env:NAME}}\" and set NAME");
        SystemAdapter adapter = adapter("file:" + folder, Map.of(), true);
        assertThatThrownBy(() -> adapter.check(Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("CamelFileName");
        assertThatThrownBy(() -> adapter.check(Map.of("CamelFileName", "{name}.json")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("unknown place {name}");
    }

    private static Outcome deliver(SystemAdapter adapter, String subject, String body) {
        return adapter.deliver(Calls.of(Calls.event(subject), NAMED, body));
    }

    private SystemAdapter adapter(String uri, Map<String, String> options, boolean idempotent) {
        return factory.create(new SystemDefinition(
                "letters",
                "camel",
                "Kirjeet",
                "",
                null,
                Duration.ofSeconds(5),
                "/id",
                64,
                0,
                idempotent,
                Duration.ZERO,
                uri,
                options));
    }
}
