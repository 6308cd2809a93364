package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.log.LogForTests;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import fi.vayla.routes.RevisionLog.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionLogIT {

    @Test
    void of_those_who_apply_at_once_the_log_lets_one_through_on_every_instance() throws Exception {
        try (RevisionLog one = revisions(1);
                RevisionLog other = revisions(2);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int base = one.newestNumber();
            for (int round = 1; round <= 10; round++) {
                int number = base + round;
                String name = LogForTests.unique("Åke");
                List<Callable<Fate>> both = List.of(
                        () -> one.append(row(number, name + "-one", null)),
                        () -> other.append(row(number, name + "-other", null)));
                List<Fate> fates = new ArrayList<>();
                for (Future<Fate> fate : threads.invokeAll(both)) {
                    fates.add(fate.get());
                }
                assertThat(fates).containsExactlyInAnyOrder(Fate.COUNTS, Fate.LATE);
                one.awaitCurrent();
                other.awaitCurrent();
                String by = one.newest().orElseThrow().by();
                assertThat(by).isEqualTo(name + (fates.getFirst() == Fate.COUNTS ? "-one" : "-other"));
                assertThat(other.newest().orElseThrow().by()).isEqualTo(by);
                assertThat(other.findFiles(number).orElseThrow()).containsEntry("deliver/a.camel.yaml", by);
            }
            try (RevisionLog afterwards = revisions(3)) {
                assertThat(afterwards.list()).isEqualTo(one.list());
            }
            assertThat(keys()).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_a_roll_back_went_over_is_withdrawn_and_what_it_went_back_to_is_not() {
        try (RevisionLog log = revisions(4)) {
            int base = log.newestNumber();
            List<String> texts = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> LogForTests.unique("sisältö" + number))
                    .toList();
            for (int i = 0; i < 3; i++) {
                assertThat(log.append(row(base + i + 1, texts.get(i), null))).isEqualTo(Fate.COUNTS);
            }
            assertThat(log.append(row(base + 4, texts.getFirst(), base + 1))).isEqualTo(Fate.COUNTS);

            assertThat(texts.stream().map(text -> log.isWithdrawn(RouteFiles.digest(files(text)))))
                    .containsExactly(false, true, true);
            assertThat(log.find(RouteFiles.digest(files(texts.getFirst())))
                            .orElseThrow()
                            .number())
                    .isEqualTo(base + 4);
            assertThat(log.newest().orElseThrow().undone()).isEqualTo(base);
            assertThat(log.findFiles(base + 5)).isEmpty();
        }
    }

    private static RevisionRow row(int number, String by, @Nullable Integer restores) {
        Revision revision = new Revision(number, Instant.EPOCH, by, "Testi", restores, List.of());
        return new RevisionRow(revision, files(by));
    }

    private static SortedMap<String, String> files(String text) {
        return new TreeMap<>(Map.of("deliver/a.camel.yaml", text));
    }

    private static List<String> keys() {
        List<LogRecord> records = new ArrayList<>();
        LogForTests.reader().readToEnd(Map.of(new Partition(Topic.ROUTES.topicName(), 0), 0L), records::add);
        return records.stream()
                .filter(record -> record.value().length > 0)
                .map(LogRecord::key)
                .toList();
    }

    private static RevisionLog revisions(long seed) {
        return new RevisionLog(
                LogForTests.rows(),
                LogForTests.follower(),
                LogForTests.groups(),
                LogForTests.reader(),
                new Random(System.nanoTime() + seed));
    }
}
