package fi.vayla.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Grant applications as they stand on the log, as large as a benchmark asks for. */
final class GrantForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GrantForms() {}

    /** The data of a {@code form.submitted} event of at least so many bytes of UTF-8. */
    static byte[] ofSize(int bytes) {
        ObjectNode form = smallest();
        ArrayNode premises = form.withObject("/answers/premisesInfo").withArray("premises");
        byte[] written = write(form);
        for (int i = 1; written.length < bytes; i++) {
            premises.addObject()
                    .put("premiseName", "Kylätalo " + i)
                    .put("premiseAddress", "Mäntypolku " + i)
                    .put("postCode", "00990")
                    .put("totalRent", 125.5 * i)
                    .put("free", i % 2 == 0);
            written = write(form);
        }
        return written;
    }

    private static ObjectNode smallest() {
        ObjectNode form = JSON.createObjectNode();
        form.put("form", "ECONOMICGRANTAPPLICATION")
                .put("submission", "KUVA-2026-000001")
                .put("submittedAt", "2026-11-02T08:15:00Z")
                .put("amends", false)
                .put("language", "fi");
        form.putObject("submitter")
                .put("kind", "organisation")
                .put("name", "Esimerkkiyhdistys Äänekäs ry")
                .put("identifier", "1234567-1");
        form.withObject("/answers/applicationInfo")
                .put("applicationType", "ECONOMICGRANTAPPLICATION")
                .put("applicationNumber", "KUVA-2026-000001")
                .put("actingYear", 2026);
        form.withObject("/answers/applicantInfo")
                .put("communityOfficialName", "Esimerkkiyhdistys Äänekäs ry")
                .put("companyNumber", "1234567-1")
                .put("email", "hallitus@example.fi");
        ObjectNode compensation = form.withObject("/answers/compensationInfo");
        compensation.putObject("generalInfo").put("purpose", "Kyläjuhlan järjestäminen ja nuorten kerhotoiminta");
        ArrayNode amounts = compensation.putArray("compensation");
        amounts.addObject().put("subventionType", "1").put("amount", 3533.5);
        amounts.addObject().put("subventionType", "4").put("amount", 2644);
        form.putArray("attachments").addObject().put("name", "toimintasuunnitelma.pdf").put("reference", "v1/documents/1");
        return form;
    }

    private static byte[] write(ObjectNode form) {
        try {
            return JSON.writeValueAsBytes(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
