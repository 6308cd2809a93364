package fi.vayla.simulator;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A resident's idea for the city's digital roadmap, as plain JSON. There is a fixed set of ideas; sending one again
 * replaces its words, so that a town that runs for days does not flood the roadmap.
 *
 * @param id this sending's id
 * @param idea the idea's id, the same in all its sendings
 */
record IdeaForm(
        String id,
        String idea,
        String form,
        Instant submittedAt,
        String language,
        Proposer proposer,
        String title,
        String description,
        String programme) {

    private static final List<String> TITLES = List.of(
            "Hiihtolatujen kunto kartalle",
            "Äänestys lähiliikuntapaikan nimestä",
            "Kirjaston tilavaraus yhdellä napautuksella",
            "Muistutus lapsen neuvolakäynnistä puhelimeen",
            "Katutöiden aikataulu omalle kotikadulle",
            "Avoin data kouluruokailun ruokahävikistä",
            "Digituen ajanvaraus myös ruotsiksi",
            "Venepaikkojen jonotilanne näkyviin",
            "Öisen katuvalaistuksen vikailmoitus kuvalla",
            "Bussipysäkkien lumityöt reaaliajassa",
            "Yhteinen kalenteri yhdistysten tapahtumille",
            "Tekoälyavustaja lupahakemusten täyttöön");

    static IdeaForm fill(String id, Instant now, RandomGenerator random) {
        int which = random.nextInt(TITLES.size());
        return new IdeaForm(
                id,
                "idea-%02d".formatted(which + 1),
                "idea",
                now,
                "fi",
                new Proposer(Townsfolk.firstName(random) + " " + Townsfolk.lastName(random), "asukas@posti.example"),
                TITLES.get(which),
                "Tästä olisi iloa kaikille, jotka asuvat osoitteessa " + Townsfolk.street(random) + " tai lähellä.",
                "lahti-digitiekartta-2024-2026");
    }

    record Proposer(String name, String email) {}
}
