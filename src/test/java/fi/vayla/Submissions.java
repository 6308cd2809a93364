package fi.vayla;

import java.nio.charset.StandardCharsets;

/** form.io submissions, which the shipped routes take to case management. */
final class Submissions {

    private Submissions() {}

    /** The body that is posted to {@code /intake/formio}. */
    static byte[] submission(String id) {
        return """
                {"_id":"%s","form":"leikkipuisto","owner":null,"data":{"nimi":"Testi Testinen","viesti":"Keinu on rikki"},
                 "metadata":{},"state":"submitted","created":"2026-11-02T08:00:00Z","modified":"2026-11-02T08:00:00Z"}""".formatted(id).getBytes(StandardCharsets.UTF_8);
    }
}
