package fi.vayla.intake;

import fi.vayla.event.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What portfolio tools call a status, in English, Finnish and Swedish. */
public final class StatusWords {

    private static final Map<String, Status> WORDS = new HashMap<>();

    static {
        put(Status.proposed, "idea", "proposed", "ehdotus", "ehdotettu", "idé", "föreslagen");
        put(
                Status.planned,
                "to do",
                "todo",
                "open",
                "new",
                "backlog",
                "planned",
                "selected for development",
                "ready",
                "scheduled");
        put(
                Status.planned,
                "avoin",
                "uusi",
                "tehtävä",
                "tekemättä",
                "suunniteltu",
                "suunnitteilla",
                "att göra",
                "planerad");
        put(
                Status.in_progress,
                "in progress",
                "reopened",
                "in review",
                "in development",
                "doing",
                "started",
                "in testing");
        put(
                Status.in_progress,
                "kesken",
                "käynnissä",
                "työn alla",
                "työstössä",
                "avattu uudelleen",
                "pågår",
                "pågående");
        put(Status.on_hold, "on hold", "blocked", "waiting", "paused", "odottaa", "tauolla", "keskeytetty", "pausad");
        put(Status.done, "done", "closed", "resolved", "complete", "completed", "finished", "released");
        put(Status.done, "valmis", "suljettu", "ratkaistu", "päättynyt", "toteutettu", "klar", "avslutad");
        put(Status.cancelled, "cancelled", "canceled", "won't do", "won't fix", "wontfix", "rejected", "abandoned");
        put(Status.cancelled, "peruttu", "peruutettu", "hylätty", "ei toteuteta", "annullerad", "avvisad");
    }

    private StatusWords() {}

    /** Empty when nobody can tell. */
    public static Optional<Status> find(String word) {
        return Optional.ofNullable(
                WORDS.get(word.strip().toLowerCase(Locale.ROOT).replace('’', '\'')));
    }

    private static void put(Status status, String... words) {
        for (String word : words) {
            WORDS.put(word, status);
        }
    }
}
