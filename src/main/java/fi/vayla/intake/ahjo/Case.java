package fi.vayla.intake.ahjo;

import fi.vayla.event.CaseRecord;
import fi.vayla.event.CaseRecord.Decision;
import fi.vayla.event.CaseRecord.Document;
import fi.vayla.event.CaseRecord.Movement;
import fi.vayla.intake.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an Ahjo case record. */
final class Case {

    private static final String PUBLIC = "Julkinen";
    private static final String DECISION = "päätös";
    private static final Set<String> DECIDED = Set.of("ratkaistu", "avgjord");
    private static final Set<String> CLOSED = Set.of("päättynyt", "suljettu", "rauennut", "avslutad", "förfallen");

    private final Reading reading;

    Case(Reading reading) {
        this.reading = reading;
    }

    CaseRecord read(UpdateType type) {
        String id = reading.requiredText("/CaseID").replaceAll("\\s+", "-");
        @Nullable String label = reading.text("/CaseIDLabel");
        @Nullable String title = reading.text("/Title");
        String status = reading.requiredText("/Status");
        @Nullable String language = reading.text("/Language");
        @Nullable Instant created = reading.time("/Created");
        @Nullable Instant acquired = reading.time("/Acquired");
        List<Document> documents = documents(id);
        @Nullable Decision decision = decision(documents, language);
        return new CaseRecord(
                movement(type, status, decision),
                id,
                label,
                // a confidential case has no title to show
                title != null ? title : label != null ? label : id,
                status,
                reading.text("/ClassificationCode"),
                language,
                isConfidential(""),
                created != null ? created : acquired,
                changedAt(created, acquired, documents),
                decision,
                documents);
    }

    private Movement movement(UpdateType type, String status, @Nullable Decision decision) {
        String word = status.toLowerCase(Locale.ROOT);
        if (CLOSED.contains(word)) {
            return Movement.CLOSED;
        }
        if (DECIDED.contains(word) && decision != null) {
            return Movement.DECIDED;
        }
        boolean untouched =
                reading.at("/Handlings").isEmpty() && reading.at("/Records").isEmpty();
        return type == UpdateType.ADDED || (type == UpdateType.UNKNOWN && untouched)
                ? Movement.OPENED
                : Movement.CHANGED;
    }

    private List<Document> documents(String caseId) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < reading.at("/Records").size(); i++) {
            String at = "/Records/" + i;
            @Nullable String id = reading.text(at + "/NativeId");
            @Nullable String series = reading.text(at + "/VersionSeriesId");
            @Nullable String title = reading.text(at + "/Title");
            @Nullable String type = reading.text(at + "/Type");
            String known = id != null ? id : series != null ? series : caseId + at;
            documents.add(new Document(
                    known,
                    title != null ? title : type != null ? type : known,
                    type,
                    reading.text(at + "/Language"),
                    isConfidential(at),
                    reading.time(at + "/Issued"),
                    reading.text(at + "/FileURI")));
        }
        return documents;
    }

    private boolean isConfidential(String at) {
        return !PUBLIC.equalsIgnoreCase(reading.text(at + "/PublicityClass"));
    }

    /** The newest that everybody may see; of the same decision in two languages, the one in the case's. */
    private static @Nullable Decision decision(List<Document> documents, @Nullable String language) {
        return documents.stream()
                .filter(document -> !document.confidential() && DECISION.equalsIgnoreCase(document.type()))
                .max(Comparator.comparing(
                                (Document document) -> Objects.requireNonNullElse(document.issuedAt(), Instant.EPOCH))
                        .thenComparing(document -> Objects.equals(document.language(), language)))
                .map(document -> new Decision(document.title(), document.issuedAt(), document.reference()))
                .orElse(null);
    }

    /** The record has no time of its last change: the newest of its parts stands for it. */
    private Instant changedAt(@Nullable Instant created, @Nullable Instant acquired, List<Document> documents) {
        Stream<@Nullable Instant> handlings = Stream.iterate(0, i -> i + 1)
                .limit(reading.at("/Handlings").size())
                .map(i -> reading.time("/Handlings/" + i + "/Created"));
        List<Instant> times = Stream.of(
                        Stream.of(created, acquired),
                        handlings,
                        documents.stream().map(Document::issuedAt))
                .flatMap(all -> all)
                .filter(Objects::nonNull)
                .toList();
        if (times.isEmpty()) {
            reading.problem("/Created", "is required");
            return Instant.EPOCH;
        }
        return times.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
