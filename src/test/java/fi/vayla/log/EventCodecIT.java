package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecIT {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void an_event_on_the_log_is_a_cloudevent_in_binary_mode() {
        Event form = form(LogForTests.unique("LOMAKE-ÄÖ "), TRACEPARENT);

        LogRecord record = readBack(LogForTests.append(form), Topic.FORMS);

        assertThat(record.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", form.id()),
                        Map.entry("ce_source", "/sources/lomakkeet"),
                        Map.entry("ce_type", "fi.vayla.form.submitted"),
                        Map.entry("ce_subject", form.subject()),
                        Map.entry("ce_time", "2026-11-02T12:00:00.123Z"),
                        Map.entry("ce_dataschema", "urn:vayla:schema:form.submitted:1"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_receipt", form.receipt().value()),
                        Map.entry("ce_receivedat", "2026-11-02T12:00:01.456789Z"),
                        Map.entry("ce_traceparent", TRACEPARENT)));
        assertThat(record.key()).isEqualTo(form.subject());
        assertThat(record.value()).isEqualTo(form.data());
    }

    @Test
    void an_event_comes_back_as_it_was_appended() {
        for (Event event : List.of(
                form(LogForTests.unique("Ääkköset/ja muuta "), TRACEPARENT),
                form(LogForTests.unique("jäljetön "), null))) {
            Place place = LogForTests.append(event);

            assertThat(readBack(place, Topic.FORMS).event()).isInstanceOfSatisfying(LoggedEvent.class, logged -> {
                assertThat(logged.place()).isEqualTo(place);
                assertThat(logged.event())
                        .usingRecursiveComparison()
                        .withEqualsForType(java.util.Arrays::equals, byte[].class)
                        .isEqualTo(event);
            });
        }
    }

    static Stream<ForeignRecord> foreignRecords() {
        Map<String, @Nullable String> own = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "1",
                "ce_source", "/sources/lomakkeet",
                "ce_type", "fi.vayla.form.submitted",
                "ce_subject", "1",
                "ce_time", "2026-11-02T12:00:00Z",
                "ce_receipt", "0af7651916cd43dd8448eb211c80319c",
                "ce_receivedat", "2026-11-02T12:00:00Z");
        return Stream.of(
                new ForeignRecord("no headers", Map.of(), "hei".getBytes(StandardCharsets.UTF_8)),
                new ForeignRecord("neither headers nor a value", Map.of(), null),
                new ForeignRecord("binary bytes", Map.of("x", "ÿ"), new byte[] {-1, 0, 1}),
                ForeignRecord.with(own, "ce_specversion", "9.9"),
                ForeignRecord.with(own, "ce_specversion", null),
                ForeignRecord.with(own, "ce_type", "fi.vayla.weather.changed"),
                ForeignRecord.with(own, "ce_type", null),
                ForeignRecord.with(own, "ce_source", "https://other.example/"),
                ForeignRecord.with(own, "ce_source", "/sources/"),
                ForeignRecord.with(own, "ce_source", "ei osoite"),
                ForeignRecord.with(own, "ce_id", ""),
                ForeignRecord.with(own, "ce_id", null),
                ForeignRecord.with(own, "ce_subject", ""),
                ForeignRecord.with(own, "ce_subject", null),
                ForeignRecord.with(own, "ce_time", "eilen"),
                ForeignRecord.with(own, "ce_receipt", "no receipt"),
                ForeignRecord.with(own, "ce_receipt", null),
                ForeignRecord.with(own, "ce_receivedat", "tänään"),
                ForeignRecord.with(own, "content-type", "application/cloudevents+json"),
                ForeignRecord.with(own, "content-type", "application/cloudevents+avro"));
    }

    @ParameterizedTest
    @MethodSource("foreignRecords")
    void a_record_that_somebody_else_put_there_is_unreadable_and_kept_as_it_is(ForeignRecord foreign) throws Exception {
        Place place = foreign.send();

        Logged logged = readBack(place, Topic.METRICS).event();

        assertThat(logged).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.place()).isEqualTo(place);
            assertThat(unreadable.key()).isEqualTo("vieras");
            assertThat(unreadable.value()).isEqualTo(EventCodec.orEmpty(foreign.value()));
            assertThat(unreadable.detail()).isNotBlank().isNotEqualTo("null");
        });
    }

    @SuppressWarnings("ArrayRecordComponent")
    record ForeignRecord(String name, Map<String, @Nullable String> headers, byte @Nullable [] value) {

        static ForeignRecord with(Map<String, @Nullable String> headers, String header, @Nullable String value) {
            Map<String, @Nullable String> other = new java.util.HashMap<>(headers);
            other.put(header, value);
            return new ForeignRecord(header + " is " + value, other, "{}".getBytes(StandardCharsets.UTF_8));
        }

        Place send() throws Exception {
            var kafkaHeaders = new RecordHeaders();
            headers.forEach((name, text) -> kafkaHeaders.add(
                    new RecordHeader(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8))));
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", LogForTests.servers()),
                    new StringSerializer(),
                    new ByteArraySerializer())) {
                var sent = producer.send(new ProducerRecord<>("vayla.metrics", 0, "vieras", value, kafkaHeaders))
                        .get();
                return new Place(sent.topic(), sent.partition(), sent.offset());
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Event form(String submission, @Nullable String traceparent) {
        Event form = Events.form(submission);
        return Event.of(
                form.type(),
                form.source(),
                form.id(),
                form.subject(),
                Instant.parse("2026-11-02T12:00:00.123Z"),
                Instant.parse("2026-11-02T12:00:01.456789Z"),
                traceparent,
                Json.write(Json.read(form.data())));
    }

    private static LogRecord readBack(Place place, Topic topic) {
        List<LogRecord> found = new CopyOnWriteArrayList<>();
        var from = Map.of(new Partition(place.topic(), place.partition()), place.offset());
        try (var following = LogForTests.follower()
                .follow(
                        "test",
                        Set.of(topic),
                        from,
                        batch -> batch.stream()
                                .filter(record -> record.place().equals(place))
                                .forEach(found::add))) {
            await().until(() -> !found.isEmpty());
        }
        return found.getFirst();
    }
}
