package fi.vayla.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/** Invented people, associations and places, and what they want. */
final class Townsfolk {

    private static final List<String> FIRST_NAMES =
            List.of("Testi", "Malli", "Esimerkki", "Äijö", "Öyvind", "Åke", "Näyte", "Kuvitteellinen");
    private static final List<String> LAST_NAMES =
            List.of("Testinen", "Mallikas", "Esimerkkilä", "Näytelä", "Provström", "Kokeilu-Mäki", "Keksitty");
    private static final List<String> ASSOCIATIONS = List.of(
            "Esimerkkilän kyläyhdistys ry",
            "Mallikkaan Äänekkäät ry",
            "Keksityn Purjehdusseura ry",
            "Näytelän teatteriyhdistys ry",
            "Föreningen Påhitt rf",
            "Kuvitteellinen Suunnistajat ry",
            "Testilän nuorisoseura ry",
            "Työväen Esimerkkiurheilijat ry");
    private static final List<String> PURPOSES = List.of(
            "Kyläjuhlan järjestäminen ja nuorten kerhotoiminta",
            "Lasten iltapäiväkerhon ohjaajien palkkiot ja välipalat",
            "Näytelmän ensi-ilta, lavasteet ja äänentoisto",
            "Iltarastien karttapäivitys ja rastivälineet",
            "Ikääntyneiden ystävätoiminta ja kahvihetket",
            "Ungdomarnas sommarläger på Påhittsön",
            "Yhteiskäyttöiset lainapyörät lähiöihin");
    private static final List<String> STREETS =
            List.of("Keksittykatu", "Mallikkaantie", "Esimerkkipolku", "Näytetie", "Påhittsvägen", "Öljylampunkuja");

    private Townsfolk() {}

    static String firstName(RandomGenerator random) {
        return one(FIRST_NAMES, random);
    }

    static String lastName(RandomGenerator random) {
        return one(LAST_NAMES, random);
    }

    static String association(RandomGenerator random) {
        return one(ASSOCIATIONS, random);
    }

    static String purpose(RandomGenerator random) {
        return one(PURPOSES, random);
    }

    static String street(RandomGenerator random) {
        return one(STREETS, random) + " " + random.nextInt(1, 100);
    }

    /** In a range that the trade register has not reached. */
    static String companyNumber(RandomGenerator random) {
        return "9%06d-%d".formatted(random.nextInt(1_000_000), random.nextInt(10));
    }

    static <T> T one(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
