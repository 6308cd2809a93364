package fi.vayla.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.FileStores;
import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that goes with the files of its event. */
class FilesSentTest {

    private static final Map<String, String> PARAMETERS = Map.of("path", "/asiat", "files", "liite", "message", "asia");

    @TempDir
    Path folder;

    @Test
    void body_and_files_go_as_parts_each_time() throws Exception {
        AttachmentStore store = FileStores.in(folder);
        Attachment first = FileStores.kept(store, "yksi äänekäs", "muu nimi.txt");
        Attachment second = FileStores.kept(store, "kaksi", "kaksi.bin");
        try (TestSystem system = TestSystem.answering(201, "{\"id\":\"A-1\"}")) {
            SystemAdapter adapter = system.adapter(store);
            Call call = call(
                    new FormSubmitted.Attachment("Pyörä\"tie\r\n.txt", "text/plain", null, first.reference(), null),
                    new FormSubmitted.Attachment("muualla", null, null, "https://lomakkeet.example.fi/1", null),
                    second.inEvent(null));

            assertThat(adapter.deliver(call)).isEqualTo(new Outcome.Delivered("A-1"));
            assertThat(adapter.deliver(call)).isEqualTo(new Outcome.Delivered("A-1"));

            assertThat(system.received()).hasSize(2).allSatisfy(received -> {
                assertThat(received.header("Content-Type")).startsWith("multipart/form-data; ");
                assertThat(received.header("Idempotency-Key")).isEqualTo("reitti-1");
                String[] parts = received.body().split("\r\n--");
                assertThat(parts).hasSize(4);
                assertThat(parts[0]).contains("name=\"asia\"", "application/json", "{\"otsikko\":\"Ä\"}");
                assertThat(parts[1])
                        .contains("name=\"liite\"; filename=\"Pyörä%22tie.txt\"", "text/plain", "yksi äänekäs");
                assertThat(parts[2]).contains("name=\"liite\"", "application/octet-stream", "kaksi");
            });
        }
    }

    @Test
    void a_file_that_is_not_in_the_store_parks_the_message() throws Exception {
        String reference = "attachment:" + "0".repeat(64);
        try (TestSystem system = TestSystem.answering(201, "")) {
            SystemAdapter adapter = system.adapter(FileStores.in(folder));

            Outcome outcome = adapter.deliver(call(new FormSubmitted.Attachment("a", null, null, reference, null)));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Outcome.Reason.ATTACHMENT_MISSING);
                assertThat(refused.detail()).contains(reference);
            });
            assertThat(system.received()).isEmpty();
        }
    }

    @Test
    void a_part_needs_a_name_and_the_message_is_a_part_only_beside_files() throws Exception {
        try (TestSystem system = TestSystem.answering(201, "")) {
            SystemAdapter adapter = system.adapter();

            adapter.check(PARAMETERS);
            assertThatThrownBy(() -> adapter.check(Map.of("message", "asia")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("add files");
            assertThatThrownBy(() -> adapter.check(Map.of("files", "a\"b")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("name of a part");
        }
    }

    private static Call call(FormSubmitted.Attachment... attachments) {
        var none = new Submitter(Submitter.Kind.unknown, null, null, null, null);
        var answers = Json.read("{}".getBytes(StandardCharsets.UTF_8));
        var form = new FormSubmitted("f", "1", Instant.EPOCH, false, null, none, answers, Arrays.asList(attachments));
        Event event = Event.of(form, "lomakkeet", "1", "1", Instant.EPOCH, Instant.EPOCH, null);
        return Calls.of(event, PARAMETERS, "{\"otsikko\":\"Ä\"}");
    }
}
