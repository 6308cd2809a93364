package fi.vayla.intake.avus2;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.event.FormSubmitted.Submitter;
import fi.vayla.intake.Decoded;
import fi.vayla.intake.Format;
import fi.vayla.intake.RawMessage;
import fi.vayla.intake.Reading;
import fi.vayla.intake.Source;
import fi.vayla.intake.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The grant application message of the City of Helsinki (hel-fi-drupal-grants, {@code tietoliikennesanoma_schema.json}).
 * The application number is the id; a message that updates an application is known by its time stamp too, so that it is
 * no repeat of the first.
 */
@Component
final class Avus2Format implements Format {

    private static final String APPLICATION = "/compensation/applicationInfoArray";

    @Override
    public String id() {
        return "avus2";
    }

    @Override
    public Decoded decode(RawMessage message, Source source) {
        JsonNode root = message.json();
        var reading = new Reading(root, Times.FINLAND);
        if (!(root.path("compensation") instanceof ObjectNode)) {
            return Decoded.Invalid.of("/compensation", "is required and must be an object");
        }
        JsonNode update = root.path("formUpdate");
        if (!update.isBoolean() && !update.isMissingNode() && !update.isNull()) {
            reading.problem("/formUpdate", "must be true or false");
        }
        var application = Entries.of(root, APPLICATION);
        String number = required(application, "applicationNumber", reading);
        String form = required(application, "applicationType", reading);
        String timeStamp = required(application, "formTimeStamp", reading);
        ObjectNode answers = new Answers(reading).of(root);
        @Nullable Instant time = Times.find(timeStamp, Times.FINLAND).orElse(null);
        if (time == null) {
            application
                    .index("formTimeStamp")
                    .ifPresent(i -> reading.problem(APPLICATION + "/" + i + "/value", "is no datetime"));
        }
        Instant sent = time == null ? message.receivedAt() : time;
        return reading.orInvalid(() -> {
            boolean amends = update.booleanValue(false);
            var data = new FormSubmitted(form, number, sent, amends, null, submitter(root), answers, attachments(root));
            return new Decoded.Message(amends ? number + "/" + timeStamp : number, number, sent, data);
        });
    }

    private static String required(Entries entries, String id, Reading reading) {
        return entries.text(id).orElseGet(() -> {
            reading.problem(APPLICATION, id + " is required");
            return "";
        });
    }

    private static Submitter submitter(JsonNode root) {
        var applicant = Entries.of(root, "/compensation/applicantInfoArray");
        var address = Entries.of(root, "/compensation/currentAddressInfoArray");
        @Nullable String email = applicant.text("email").orElse(null);
        @Nullable String phone = address.text("phoneNumber").orElse(null);
        @Nullable String community = applicant.text("communityOfficialName").orElse(null);
        if (community != null) {
            @Nullable
            String number = applicant
                    .text("companyNumber")
                    .or(() -> applicant.text("registerNumber"))
                    .orElse(null);
            return new Submitter(Submitter.Kind.organisation, community, number, email, phone);
        }
        String name = (applicant.text("firstname").orElse("") + " "
                        + applicant.text("lastname").orElse(""))
                .strip();
        return name.isEmpty()
                ? new Submitter(Submitter.Kind.unknown, null, null, email, phone)
                : new Submitter(
                        Submitter.Kind.person,
                        name,
                        applicant.text("socialSecurityNumber").orElse(null),
                        email,
                        phone);
    }

    /** Those that have a file; what is promised for later stands in the answers. */
    private static List<Attachment> attachments(JsonNode root) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode node : root.at("/attachmentsInfo/attachmentsArray").values()) {
            var entries = Entries.of(node);
            @Nullable String reference = entries.text("integrationID").orElse(null);
            @Nullable String name = entries.text("fileName").orElse(null);
            if (reference != null || name != null) {
                attachments.add(new Attachment(
                        name, null, null, reference, entries.text("description").orElse(null)));
            }
        }
        return attachments;
    }
}
