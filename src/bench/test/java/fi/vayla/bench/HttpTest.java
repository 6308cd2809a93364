package fi.vayla.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HttpTest {

    private static final byte[] MESSAGE = Http.write(
            "POST /hub/in HTTP/1.1",
            "Host: localhost\r\nIdempotency-Key:  ä1\r\n",
            bytes("{\"key\": \"ä\",\"number\":12}"));

    @Test
    void a_whole_message_is_read_with_headers_and_body() {
        Http.Message message = Objects.requireNonNull(Http.message(MESSAGE, 0, MESSAGE.length));

        assertThat(message.word(0)).isEqualTo("POST");
        assertThat(message.word(1)).isEqualTo("/hub/in");
        assertThat(message.header(Http.IDEMPOTENCY_KEY)).isEqualTo(bytes("?1"));
        assertThat(message.header(Http.API_KEY)).isEmpty();
        assertThat(Scan.text(message.body(), Scan.name("key"))).isEqualTo("ä");
        assertThat(Scan.number(message.body(), Scan.name("number"))).isEqualTo(12);
        assertThat(Scan.number(message.body(), Scan.name("sent"))).isEqualTo(-1);
    }

    @Test
    void a_message_of_which_something_is_missing_is_none_yet() {
        for (int length = 0; length < MESSAGE.length; length++) {
            assertThat(Http.message(MESSAGE, 0, length)).as("%d bytes", length).isNull();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
