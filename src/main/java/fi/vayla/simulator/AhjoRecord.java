package fi.vayla.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case in the shape of Ahjo's REST interface (ahjorest v1, cases): local times without offset, explicit nulls. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AhjoRecord(
        @JsonProperty("CaseID") String caseId,
        @JsonProperty("CaseIDLabel") String caseIdLabel,
        @JsonProperty("Title") String title,
        @JsonProperty("Created") String created,
        @JsonProperty("Acquired") String acquired,
        @JsonProperty("ClassificationCode") String classificationCode,
        @JsonProperty("ClassificationTitle") String classificationTitle,
        @JsonProperty("Status") String status,
        @JsonProperty("Language") String language,
        @JsonProperty("PublicityClass") String publicityClass,
        @JsonProperty("SecurityReasons") List<String> securityReasons,
        @JsonProperty("Handlings") List<Handling> handlings,
        @JsonProperty("Records") List<Document> records) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    static AhjoRecord of(CaseFile file) {
        String publicity = file.confidential() ? "Salassa pidettävä" : "Julkinen";
        Instant decided = file.decided();
        return new AhjoRecord(
                file.id(),
                file.label(),
                file.title(),
                local(file.created()),
                local(file.created()),
                "02 05 01",
                "Avustukset",
                file.stage().word(),
                file.received().path("language").asString("fi"),
                publicity,
                file.confidential() ? List.of("JulkL (621/1999) 24.1 § 25 k") : List.of(),
                List.of(new Handling(
                        1, "Esimerkkitoimiala", decided == null ? "Avoin" : "Päättynyt", local(file.changed()))),
                decided == null ? List.of() : List.of(decision(file, publicity, decided)));
    }

    private static Document decision(CaseFile file, String publicity, Instant decided) {
        String nativeId = UUID.nameUUIDFromBytes(file.id().getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(java.util.Locale.ROOT);
        return new Document(
                "Päätös: " + file.title(),
                null,
                publicity,
                null,
                "{" + nativeId + "}",
                "päätös",
                "https://paatokset.kaupunki.example/" + file.id() + ".pdf",
                "fi",
                "Ei sisällä henkilötietoja",
                local(decided));
    }

    private static String local(Instant instant) {
        return LOCAL.format(LocalDateTime.ofInstant(instant, Numbers.HELSINKI));
    }

    record Handling(
            @JsonProperty("WorkSequenceNumber") int workSequenceNumber,
            @JsonProperty("Sector") String sector,
            @JsonProperty("Status") String status,
            @JsonProperty("Created") String created) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Document(
            @JsonProperty("Title") String title,
            @JsonProperty("AttachmentNumber") @Nullable String attachmentNumber,
            @JsonProperty("PublicityClass") String publicityClass,
            @JsonProperty("SecurityReasons") @Nullable String securityReasons,
            @JsonProperty("NativeId") String nativeId,
            @JsonProperty("Type") String type,
            @JsonProperty("FileURI") String fileUri,
            @JsonProperty("Language") String language,
            @JsonProperty("PersonalData") String personalData,
            @JsonProperty("Issued") String issued) {}
}
