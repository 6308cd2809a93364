package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.log.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** OneSubmissionOneCase: the same submission, however often it is posted and to whichever instance, is one case. */
class OneSubmissionOneCaseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int TIMES = 6;
    private static final List<String> SUBMISSIONS =
            IntStream.range(0, 30).mapToObj(number -> "hakemus-" + number).toList();

    @TempDir
    Path folder;

    @Test
    void repeats_at_once_at_two_instances_and_after_a_restart_are_one_case_with_one_receipt() throws Exception {
        try (Broker broker = new Broker(folder.resolve("broker"), TestHub.freePorts());
                TargetSystem cases = new TargetSystem()) {
            Map<String, String> settings = new HubFiles(folder)
                    .system("cases", cases.url(), "")
                    .route("forms", "cases")
                    .settings(Map.of("vayla.log.bootstrap-servers", broker.servers(), "vayla.log.partitions", "4"));
            Map<String, String> receipts;
            try (TestHub first = TestHub.start(folder.resolve("first"), settings)) {
                try (TestHub second = TestHub.start(folder.resolve("second"), settings)) {
                    receipts = postAllAtOnce(List.of(first, second));
                    await().atMost(SOON)
                            .untilAsserted(
                                    () -> assertThat(cases.taken()).hasSizeGreaterThanOrEqualTo(SUBMISSIONS.size()));
                    requireKnown(first, receipts);
                    requireKnown(second, receipts);
                }
                try (TestHub restarted = TestHub.start(folder.resolve("second"), settings)) {
                    requireKnown(restarted, receipts);
                    assertThat(postAllAtOnce(List.of(first, restarted))).isEqualTo(receipts);
                    settled(first);
                }
            }
            assertThat(cases.calls())
                    .extracting(call -> call.text("key"))
                    .containsExactlyInAnyOrderElementsOf(SUBMISSIONS); // each sent once
        }
    }

    /** The receipt of each submission, which is the same in all answers. */
    private static Map<String, String> postAllAtOnce(List<TestHub> hubs) throws Exception {
        List<Callable<JsonNode>> posts = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            TestHub hub = hubs.get(time % hubs.size());
            SUBMISSIONS.forEach(submission -> posts.add(() -> post(hub, submission)));
        }
        Map<String, Set<String>> receipts;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            receipts = answers.stream()
                    .collect(Collectors.groupingBy(
                            answer -> answer.path("subject").asString(),
                            Collectors.mapping(answer -> answer.path("receipt").asString(), Collectors.toSet())));
        }
        assertThat(receipts)
                .hasSameSizeAs(SUBMISSIONS)
                .allSatisfy((id, all) -> assertThat(all).hasSize(1));
        return receipts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    /** The instance answers a repeat as what it is, once it has read what the others took. */
    private static void requireKnown(TestHub hub, Map<String, String> receipts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts).allSatisfy((submission, receipt) -> {
                    JsonNode answer = post(hub, submission);
                    assertThat(answer.path("receipt").asString()).isEqualTo(receipt);
                    assertThat(answer.path("duplicate").asBoolean()).isTrue();
                }));
    }

    private static JsonNode post(TestHub hub, String submission) {
        return Posts.accepted(hub.url(), "forms", submission, 1);
    }

    private static void settled(TestHub hub) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode route = hub.getJson("/api/ledger").at("/routes/0");
            assertThat(route.path("lag").asLong()).isZero();
            assertThat(route.path("received").asInt()).isEqualTo(SUBMISSIONS.size());
            assertThat(route.path("delivered").asInt()).isEqualTo(SUBMISSIONS.size());
        });
    }
}
