package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.event.Event;
import fi.vayla.log.LogForTests;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.OwnLog;
import fi.vayla.log.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parking lot of two instances on one real log. */
class ParkingLotIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 100_000;

    private final String route = LogForTests.unique("left-");

    @Test
    void what_one_instance_parks_edits_and_removes_another_one_knows_with_every_byte() {
        try (ParkingLot here = lot();
                ParkingLot there = lot()) {
            Event event = Forms.event("left", "avain-åäö", 7);
            Item item = Item.of(new LoggedEvent(new Place("vayla.forms", 2, 77), event));
            Fate.Parked fate = new Fate.Parked(ParkingReason.SCHEMA, "väärin", "system:left", 3);
            ParkedMessage parked = ParkedMessage.of(route, item, fate, Instant.now());
            here.append(parked).join();
            assertThat(here.holds(route, "avain-åäö")).isTrue();
            there.awaitRows();

            ParkedMessage read =
                    there.find(ParkedMessage.id(route, event.receipt().value())).orElseThrow();
            assertThat(read.event().orElseThrow())
                    .usingRecursiveComparison()
                    .withEqualsForType(Arrays::equals, byte[].class)
                    .isEqualTo(event);
            assertThat(read.attempts()).isEqualTo(3);
            assertThat(read.place()).isEqualTo(item.place());

            there.append(read.decided(Parked.decision(Kind.discard, "Testi Testinen")))
                    .join();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(here.find(
                                    ParkedMessage.id(route, event.receipt().value())))
                            .map(ParkedMessage::state)
                            .hasValue(ParkedState.DISCARDING));

            here.remove(parked.id(), parked.place()).join();
            assertThat(here.holds(route, "avain-åäö")).isFalse();
            there.awaitRows();
            assertThat(there.find(parked.id())).isEmpty();
        }
    }

    @Test
    void the_owner_is_told_of_a_decision_that_another_instance_wrote() {
        List<String> told = new CopyOnWriteArrayList<>();
        try (ParkingLot owner = lot();
                ParkingLot other = lot()) {
            Consumer<ParkedEntry> ear = first -> told.add(first.id());
            owner.tell(route, ear);
            ParkedMessage poison = Parked.poison(route, "avain", 1);
            owner.append(poison).join();
            ParkedMessage next = Parked.behind(route, "avain", 2);
            owner.append(next).join();

            other.append(poison.decided(Parked.decision(Kind.replay, "Testi Testinen")))
                    .join();
            await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly(poison.id()));

            owner.remove(poison.id(), poison.place()).join();
            await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly(poison.id(), next.id()));
            owner.tellNoMore(route, ear);
            owner.remove(next.id(), next.place()).join();
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void a_hundred_thousand_behind_one_key_are_known_after_a_restart_without_their_bodies_in_memory(
            @TempDir Path folder) {
        try (OwnLog log = new OwnLog(folder)) {
            manyBehindOneKey(log);
        }
    }

    private void manyBehindOneKey(OwnLog log) {
        String key = "ruuhka-äö";
        try (ParkingLot lot = lot(log)) {
            lot.append(Parked.poison(route, key, 0)).join();
            List<CompletableFuture<Void>> writing = new ArrayList<>();
            for (int offset = 1; offset < MANY; offset++) {
                writing.add(lot.append(Parked.behind(route, key, offset)));
                if (writing.size() == 5_000) {
                    CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new))
                            .join();
                    writing.clear();
                }
            }
            CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new)).join();
        }

        long before = used();
        try (ParkingLot again = lot(log)) {
            long bytes = used() - before;
            assertThat(again.fold().length(route, key)).isEqualTo(MANY);
            List<ParkedEntry> head = again.fold().head(route, key, 100);
            assertThat(again.read(head))
                    .hasSize(100)
                    .extracting(message -> message.place().offset())
                    .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
            assertThat(bytes).as("bytes of memory").isLessThan(90L * 1024 * 1024);
            again.append(Parked.behind(route, key, MANY)).join();
            assertThat(again.fold().length(route, key)).isEqualTo(MANY + 1);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static ParkingLot lot() {
        return new ParkingLot(LogForTests.rows(), LogForTests.follower(), LogForTests.groups(), LogForTests.reader());
    }

    private static ParkingLot lot(OwnLog log) {
        return new ParkingLot(log.rows(), log.follower(), log.groups(), log.reader());
    }
}
