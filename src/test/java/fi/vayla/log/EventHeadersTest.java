package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Event;
import fi.vayla.event.GrantForm;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventHeadersTest {

    private static final Event FORM = GrantForm.event();

    @Test
    void what_the_hub_writes_is_a_cloudevent_to_the_specifications_own_library() {
        ProducerRecord<String, byte[]> written = EventCodec.write(FORM);

        CloudEvent read = KafkaMessageFactory.createReader(written.headers(), written.value())
                .toEvent();

        assertThat(read.getId()).isEqualTo(FORM.id());
        assertThat(read.getSource()).hasToString("/sources/" + FORM.source());
        assertThat(read.getType()).isEqualTo(FORM.type().wireName());
        assertThat(read.getSubject()).isEqualTo(FORM.subject());
        assertThat(read.getTime()).isEqualTo(FORM.time().atOffset(ZoneOffset.UTC));
        assertThat(read.getDataSchema()).hasToString(FORM.type().dataSchema());
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("receipt")).isEqualTo(FORM.receipt().value());
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(FORM.data());
    }

    @Test
    void the_hub_reads_its_own_form_without_the_library() {
        Map<String, String> headers = headers();

        assertThat(EventHeaders.of(headers).find(FORM.data()))
                .hasValueSatisfying(
                        event -> assertThat(event).usingRecursiveComparison().isEqualTo(FORM));
        assertThat(read(headers)).isEqualTo(new LoggedEvent(new Place("vayla.forms", 0, 7), FORM));
    }

    /** The library reads them, or says what is wrong. */
    @ParameterizedTest
    @CsvSource({
        "content-type, application/json; charset=utf-8, true",
        "ce_time, 2026-11-02T14:00:00+02:00, true",
        "ce_specversion, 9.9, false",
        "ce_type, fi.vayla.weather.changed, false",
        "ce_source, https://other.example/, false",
        "ce_receipt, none, false",
        "ce_time, eilen, false",
        "ce_subject, ' ', false"
    })
    void a_record_in_another_form_is_an_event_only_if_the_library_takes_it(String name, String value, boolean taken) {
        Map<String, String> headers = headers();
        headers.put(name, value);

        assertThat(read(headers)).isInstanceOf(taken ? LoggedEvent.class : Unreadable.class);
    }

    private static Logged read(Map<String, String> headers) {
        return new LogRecord(new Place("vayla.forms", 0, 7), Instant.EPOCH, FORM.subject(), headers, FORM.data())
                .event();
    }

    private static Map<String, String> headers() {
        Headers written = new RecordHeaders(EventCodec.write(FORM).headers());
        Map<String, String> headers = new HashMap<>();
        written.forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
