package fi.vayla.intake.avus2;

import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.files;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Parser;
import fi.vayla.Samples;
import fi.vayla.event.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published grant applications, through the format and the shipped mapping. */
class PublishedApplicationsTest {

    @Test
    void each_makes_a_case_with_its_number_name_and_year() throws Exception {
        var mapping = Parser.compileString(Files.readString(Path.of("routes/mappings/grant-application-to-case.jslt")));
        for (Path sample : files(Samples.get("eforms/helsinki-avus2"), "esimerkki_")) {
            var message = event(new Avus2Format(), raw(sample));
            var opened = mapping.apply(new ObjectMapper().readTree(Json.write(message.data())));

            assertThat(opened.path("externalId").asText()).as(sample.toString()).isEqualTo(message.subject());
            assertThat(opened.at("/applicant/name").asText())
                    .as(sample.toString())
                    .isNotBlank();
            assertThat(opened.path("year").isNumber()).as(sample.toString()).isTrue();
            assertThat(opened.path("amends").isBoolean()).as(sample.toString()).isTrue();
        }
    }
}
