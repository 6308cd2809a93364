package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fi.vayla.Samples;
import fi.vayla.event.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FormToolTest {

    @Test
    void a_grant_application_asks_for_what_its_parts_sum_up_to() {
        for (Message form : forms("/intake/helsinki-grants")) {
            JsonNode info = Json.read(form.body()).at("/compensation/compensationInfo");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode compensation : info.path("compensationArray")) {
                sum = sum.add(new BigDecimal(value(compensation, "amount")));
            }
            assertThat(new BigDecimal(value(info.path("generalInfoArray"), "totalAmount")))
                    .isEqualByComparingTo(sum);
        }
    }

    @Test
    void a_grant_application_satisfies_the_citys_schema() throws IOException {
        var schema = (ObjectNode)
                Json.read(Files.readAllBytes(Samples.get("eforms/helsinki-avus2/tietoliikennesanoma_schema.json")));
        // it names no version; its keywords are those of draft 4
        schema.remove("$schema");
        var validator =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);

        for (Message form : forms("/intake/helsinki-grants")) {
            assertThat(validator.validate(Json.read(form.body()))).isEmpty();
        }
    }

    @Test
    void a_general_form_is_a_formio_submission_with_a_file() {
        Message form = forms("/intake/formio").getFirst();
        JsonNode submission = Json.read(form.body());

        assertThat(submission.path("_id").asString()).matches("[0-9a-f]{24}").isEqualTo(form.id());
        assertThat(submission.path("state").asString()).isEqualTo("submitted");
        assertThat(submission.at("/data/attachment/0/originalName").asString()).isEqualTo("selvitys työajasta.pdf");
        assertThat(submission.at("/metadata/timezone").asString()).isEqualTo("Europe/Helsinki");
    }

    @Test
    void people_run_out_of_ideas_and_no_idea_comes_twice() {
        List<Message> ideas = forms("/intake/ideas");
        Set<String> titles = new HashSet<>();
        ideas.forEach(idea -> titles.add(Json.read(idea.body()).path("title").asString()));

        assertThat(titles).hasSize(IdeaForm.count()).hasSameSizeAs(ideas);
        assertThat(ideas).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void the_same_clock_and_generator_make_the_same_forms() {
        assertThat(bodies(1)).isEqualTo(bodies(1)).isNotEqualTo(bodies(2));
    }

    @Test
    void a_restarted_town_goes_on_with_new_ids() {
        Clock morning = Clock.fixed(Towns.MORNING, Numbers.HELSINKI);
        Numbers first = new Numbers(morning);
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 6_000; i++) {
            used.add(first.numbered("KUVA"));
            used.add(first.objectId());
            used.add(first.uuid().toString());
        }

        Numbers afterRestart = new Numbers(Clock.offset(morning, Duration.ofMinutes(5)));

        assertThat(used)
                .doesNotContain(
                        afterRestart.numbered("KUVA"),
                        afterRestart.objectId(),
                        afterRestart.uuid().toString());
    }

    private static List<Message> forms(String path) {
        List<Message> forms = new ArrayList<>();
        try (MemberHolder tool = new MemberHolder(1)) {
            for (int i = 0; i < 3_000; i++) {
                Message form = tool.next();
                if (form.path().equals(path)) {
                    forms.add(form);
                }
            }
        }
        assertThat(forms).isNotEmpty();
        return forms;
    }

    private static List<String> bodies(long seed) {
        try (MemberHolder tool = new MemberHolder(seed)) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                bodies.add(new String(tool.next().body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return bodies;
        }
    }

    private static String value(JsonNode fields, String id) {
        for (JsonNode field : fields) {
            if (field.path("ID").asString().equals(id)) {
                return field.path("value").asString();
            }
        }
        throw new AssertionError("No " + id + " in " + fields);
    }

    /** A form tool of its own, at a fixed time. */
    private static final class MemberHolder implements AutoCloseable {

        private final FormTool tool;
        private final Random random;

        MemberHolder(long seed) {
            tool = new FormTool(Towns.parts(seed), 0);
            random = new Random(seed);
        }

        Message next() {
            return tool.nextForm(random);
        }

        @Override
        public void close() {
            tool.server().close();
        }
    }
}
