package fi.vayla.event;

import java.nio.charset.StandardCharsets;

/** An idea of 1 KB, as its form posts it to the shipped source {@code ideas}. */
public final class IdeaForm {

    private static final String SENTENCE =
            "Pyöräteiden talvikunnossapito Äijälänrannassa kartalle, jotta jokainen näkee, milloin tie on aurattu. ";

    private IdeaForm() {}

    /** @param number what makes its id its own */
    public static byte[] posted(int number) {
        return """
                {"id": "IDEA-%06d", "title": "Aurattujen pyöräteiden kartta", "description": "%s",
                 "programme": "lahti-digitiekartta-2024-2026", "sentAt": "2026-11-02T10:15:00+02:00",
                 "proposer": {"name": "Testi Hämäläinen-Öhman", "email": "testi@esimerkki.example"}}
                """.formatted(number, SENTENCE.repeat(7)).getBytes(StandardCharsets.UTF_8);
    }
}
