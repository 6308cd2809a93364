package fi.vayla.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The grant application message of the City of Helsinki (avus2, {@code tietoliikennesanoma_schema.json}): arrays of
 * {ID, label, value, valueType}, every value a string, times without offset.
 */
record GrantApplication(Compensation compensation, Attachments attachmentsInfo, boolean formUpdate) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final List<Type> TYPES = List.of(
            new Type("ECONOMICGRANTAPPLICATION", 29),
            new Type("KASKOYLEIS", 51),
            new Type("KANSLIATYO", 54),
            new Type("LIIKUNTASUUNNISTUS", 58));

    static GrantApplication fill(String number, Instant now, RandomGenerator random) {
        Type type = Townsfolk.one(TYPES, random);
        String person = Townsfolk.firstName(random) + " " + Townsfolk.lastName(random);
        List<List<Field>> amounts = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000, 900_000), 2);
            total = total.add(amount);
            amounts.add(List.of(
                    Field.text("subventionType", "Avustuslaji", Integer.toString(random.nextInt(1, 10))),
                    new Field("amount", "Euroa", amount.toPlainString(), "float")));
        }
        var compensation = new Compensation(
                application(type, number, now),
                address(person, random),
                applicant(random),
                List.of(List.of(
                        Field.text("email", "Sähköposti", "hallitus@yhdistys.example"),
                        Field.text("role", "Rooli", "1"),
                        Field.text("name", "Nimi", person),
                        Field.text("phone", "Puhelinnumero", "+358 50 000 0000"))),
                List.of(Field.text("accountNumber", "Tilinumero", "FI0000000000000000")),
                new CompensationInfo(
                        List.of(
                                new Field(
                                        "totalAmount", "Haettavat avustukset yhteensä", total.toPlainString(), "float"),
                                Field.text("purpose", "Haetun avustuksen käyttötarkoitus", Townsfolk.purpose(random))),
                        amounts),
                List.of(
                        Field.text("firstname", "Etunimi", "Testi"),
                        Field.text("lastname", "Sukunimi", "Testinen"),
                        Field.text("userID", "Käyttäjätunnus", "testites"),
                        Field.text("email", "Sähköposti", "testi.testinen@yhdistys.example")));
        return new GrantApplication(compensation, attachments(number), false);
    }

    private static List<Field> application(Type type, String number, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, Numbers.HELSINKI);
        return List.of(
                Field.text("applicationType", "Hakemustyyppi", type.name()),
                new Field("applicationTypeID", "Hakemustyypin numero", Integer.toString(type.number()), "int"),
                new Field("formTimeStamp", "Hakemuksen/sanoman lähetyshetki", LOCAL.format(local), "datetime"),
                Field.text("applicationNumber", "Hakemusnumero", number),
                Field.text("status", "Tila", "Vastaanotettu"),
                new Field("actingYear", "Hakemusvuosi", Integer.toString(local.getYear()), "int"));
    }

    private static List<Field> address(String person, RandomGenerator random) {
        return List.of(
                Field.text("contactPerson", "Yhteyshenkilö", person),
                Field.text("phoneNumber", "Puhelinnumero", "+358 50 000 0000"),
                Field.text("street", "Katuosoite", Townsfolk.street(random)),
                Field.text("city", "Postitoimipaikka", "Helsinki"),
                Field.text("postCode", "Postinumero", "00990"),
                Field.text("country", "Maa", "Suomi"));
    }

    private static List<Field> applicant(RandomGenerator random) {
        return List.of(
                Field.text("applicantType", "Hakijan tyyppi", "2"),
                Field.text("companyNumber", "Y-tunnus", Townsfolk.companyNumber(random)),
                Field.text("communityOfficialName", "Yhteisön nimi", Townsfolk.association(random)),
                Field.text("home", "Kotipaikka", "Helsinki"),
                Field.text("email", "Sähköpostiosoite", "hallitus@yhdistys.example"));
    }

    private static Attachments attachments(String number) {
        return new Attachments(List.of(List.of(
                Field.text("description", null, "Toimintasuunnitelma (vuodelle, jota hakemus koskee)"),
                Field.text("fileName", null, "toimintasuunnitelma.pdf"),
                new Field("fileType", null, "1", "int"),
                Field.text("integrationID", null, "v1/documents/" + number + "/attachments/1"),
                new Field("isDeliveredLater", null, "false", "bool"),
                new Field("isIncludedInOtherFile", null, "false", "bool"))));
    }

    record Compensation(
            List<Field> applicationInfoArray,
            List<Field> currentAddressInfoArray,
            List<Field> applicantInfoArray,
            List<List<Field>> applicantOfficialsArray,
            List<Field> bankAccountArray,
            CompensationInfo compensationInfo,
            List<Field> senderInfoArray) {}

    record CompensationInfo(List<Field> generalInfoArray, List<List<Field>> compensationArray) {}

    record Attachments(List<List<Field>> attachmentsArray) {}

    record Field(@JsonProperty("ID") String id, @Nullable String label, String value, String valueType) {

        static Field text(String id, @Nullable String label, String value) {
            return new Field(id, label, value, "string");
        }
    }

    private record Type(String name, int number) {}
}
