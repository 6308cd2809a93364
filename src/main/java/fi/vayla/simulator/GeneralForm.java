package fi.vayla.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A form.io submission (form.io API, Submissions): an envelope with the answers in {@code data}, files among them. */
record GeneralForm(
        @JsonProperty("_id") String id,
        String form,
        String state,
        Map<String, Object> data,
        Metadata metadata,
        Instant created,
        Instant modified) {

    private static final List<String> FORMS =
            List.of("varhaiskasvatushakemus", "kaivulupahakemus", "asukaspysäköintitunnus", "uimahallivuoro");

    static GeneralForm fill(String id, Instant now, RandomGenerator random) {
        String form = Townsfolk.one(FORMS, random);
        Map<String, Object> data = new TreeMap<>();
        data.put("name", Townsfolk.firstName(random) + " " + Townsfolk.lastName(random));
        data.put("email", "asukas@posti.example");
        data.put("phone", "+358 50 000 0000");
        data.put("street", Townsfolk.street(random));
        data.put("startDate", LocalDate.ofInstant(now, Numbers.HELSINKI).plusDays(random.nextInt(14, 120)));
        data.put("details", details(form, random));
        data.put("attachment", List.of(file(id, random)));
        data.put("submit", true);
        return new GeneralForm(
                id,
                form,
                "submitted",
                data,
                new Metadata(
                        "Europe/Helsinki",
                        120,
                        random.nextInt(10) == 0 ? "sv" : "fi",
                        "https://lomakkeet.kaupunki.example/" + form),
                now,
                now);
    }

    private static Map<String, Object> details(String form, RandomGenerator random) {
        return switch (form) {
            case "varhaiskasvatushakemus" ->
                new TreeMap<>(Map.of(
                        "child", Townsfolk.firstName(random),
                        "daycare", "Päiväkoti Esimerkkipöllö",
                        "hoursPerWeek", random.nextInt(20, 41)));
            case "kaivulupahakemus" ->
                new TreeMap<>(Map.of(
                        "place",
                        Townsfolk.street(random),
                        "work",
                        "Kaukolämpöputken korjaus",
                        "days",
                        random.nextInt(1, 30)));
            case "asukaspysäköintitunnus" ->
                new TreeMap<>(Map.of("zone", "Vyöhyke Ö" + random.nextInt(1, 9), "registration", "ÄÄÄ-000"));
            default ->
                new TreeMap<>(Map.of(
                        "hall",
                        "Keksityn uimahalli",
                        "club",
                        Townsfolk.association(random),
                        "lanes",
                        random.nextInt(1, 5)));
        };
    }

    private static StoredFile file(String id, RandomGenerator random) {
        String name = "liite-" + id + ".pdf";
        return new StoredFile(
                name,
                "selvitys työajasta.pdf",
                random.nextInt(10_000, 400_000),
                "application/pdf",
                "url",
                "https://lomakkeet.kaupunki.example/files/" + name);
    }

    record Metadata(String timezone, int offset, String language, String referrer) {}

    record StoredFile(String name, String originalName, int size, String type, String storage, String url) {}
}
