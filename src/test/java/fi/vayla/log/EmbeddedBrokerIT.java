package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On brokers of its own, since it starts and stops them. */
class EmbeddedBrokerIT {

    @Test
    void what_was_appended_is_there_after_a_restart_and_a_second_start_on_the_folder_is_refused(@TempDir Path folder)
            throws Exception {
        LogSettings settings = TestBroker.embedded(folder);
        LogSettings quick = TestBroker.client(settings.servers(), Duration.ofSeconds(3));
        try (var log =
                new KafkaEventLog(quick, new Schemas(settings.schemas()), LogForTests.disk(quick), durable -> {})) {
            Event before = Events.form("ennen");
            Event after = Events.form("jälkeen");
            Place first;
            try (var broker = EmbeddedBroker.start(settings)) {
                createTopics(settings);
                first = durable(log.append(before).join());
                a_second_start_is_refused_and_the_first_lives_on(folder, log);
            }

            assertThat(log.append(Events.form("välissä")).join()).isInstanceOf(Appended.Unavailable.class);

            try (var broker = EmbeddedBroker.start(settings)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> log.append(after).join() instanceof Appended.Durable);
                Map<String, Place> standing = forms(settings);
                assertThat(standing).containsEntry("ennen", first).containsKey("jälkeen");
            }
        }
    }

    private static void a_second_start_is_refused_and_the_first_lives_on(Path folder, EventLog log) {
        Set<Thread> before = liveThreads();

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> EmbeddedBroker.start(TestBroker.embedded(folder)))
                .withMessage("Another hub runs on " + folder.toAbsolutePath()
                        + ": stop it, or set vayla.log.folder to a folder of this hub's own");

        durable(log.append(Events.form("yhä")).join());
        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_taken_port_is_refused_and_leaves_no_threads_behind(int which, @TempDir Path folder) throws IOException {
        LogSettings settings = TestBroker.embedded(folder);
        int port = settings.port() + which;
        Set<Thread> before = liveThreads();
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(InvalidConfiguration.class)
                    .isThrownBy(() -> EmbeddedBroker.start(settings))
                    .withMessage("Port " + port + " of the embedded broker is taken: free it, or set vayla.log.port");
        }
        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_start_that_fails_leaves_no_threads_and_no_lock_behind(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=muu\n");
        LogSettings settings = TestBroker.embedded(folder);
        Set<Thread> before = liveThreads();

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> EmbeddedBroker.start(settings))
                    .withMessage("The embedded broker did not start in " + folder);
        }

        await().untilAsserted(() -> assertThat(startedSince(before)).isEmpty());
        Files.delete(broken);
        EmbeddedBroker.start(settings).close();
    }

    @Test
    void a_folder_that_cannot_be_one_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kafka"), "");

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> EmbeddedBroker.start(TestBroker.embedded(file)))
                .withMessage("The broker's folder " + file + " cannot be used: set vayla.log.folder to one that can");
    }

    private static void createTopics(LogSettings settings) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", settings.servers()))) {
            Topics.createMissing(admin, settings);
        }
    }

    private static Place durable(Appended appended) {
        assertThat(appended).isInstanceOf(Appended.Durable.class);
        return ((Appended.Durable) appended).place();
    }

    private static Map<String, Place> forms(LogSettings settings) {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        try (var following = new KafkaFollower(settings).follow("test", Set.of(Topic.FORMS), records::add)) {
            assertThat(following.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
        }
        return records.stream().collect(Collectors.toMap(LogRecord::key, LogRecord::place, (one, other) -> other));
    }

    private static Set<Thread> liveThreads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /** Those that would keep the JVM alive, but for the one that asks. */
    private static List<Thread> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && !thread.isDaemon() && thread != Thread.currentThread())
                .toList();
    }
}
