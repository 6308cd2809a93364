package fi.vayla.simulator;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** A resident's idea for the city's digital roadmap, as plain JSON. */
record IdeaForm(String id, String title, String description, String programme, Proposer proposer, Instant sentAt) {

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

    /** How many ideas people have. */
    static int count() {
        return TITLES.size();
    }

    /** The idea with this number, from 0. */
    static IdeaForm fill(int number, String id, Instant now, RandomGenerator random) {
        return new IdeaForm(
                id,
                TITLES.get(number),
                "Tästä olisi iloa kaikille, jotka asuvat osoitteessa " + Townsfolk.street(random) + " tai lähellä.",
                "lahti-digitiekartta-2024-2026",
                new Proposer(Townsfolk.firstName(random) + " " + Townsfolk.lastName(random), "asukas@posti.example"),
                now);
    }

    record Proposer(String name, String email) {}
}
