package fi.vayla.system.soap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class SoapAnswerTest {

    @Test
    void nothing_at_all_and_an_envelope_with_an_empty_body_are_answers() {
        assertThat(outcome(202, "")).isEqualTo(new Outcome.Delivered(null));
        assertThat(outcome(200, """
                <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>""")).isEqualTo(new Outcome.Delivered(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Kirjaudu sisään</body></html>", "{\"ok\":true}", "<Envelope/>"})
    void an_answer_that_is_no_envelope_says_nothing(String page) {
        assertThat(outcome(200, page)).isEqualTo(new Outcome.Unknown("The answer is no SOAP envelope: " + page));
        assertThat(outcome(503, page)).isInstanceOf(Outcome.Unavailable.class);
    }

    private static Outcome outcome(int status, String answer) {
        return SoapAnswer.outcome(
                new BasicHttpResponse(status),
                answer.getBytes(StandardCharsets.UTF_8),
                JsonPointer.compile("/id"),
                Set.of());
    }
}
