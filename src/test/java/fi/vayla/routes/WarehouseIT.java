package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.attachment.FileStores;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.Yaml;
import fi.vayla.security.Secrets;
import fi.vayla.system.Call;
import fi.vayla.system.Listed;
import fi.vayla.system.Outcome;
import fi.vayla.system.RecordsDefinition;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.view.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The shipped warehouse system, route and schema, at a real PostgreSQL. */
class WarehouseIT {

    private static final Instant NOON = Instant.parse("2026-11-20T10:00:00Z");

    private final JdbcTemplate database =
            new JdbcTemplate(new DriverManagerDataSource(TestPostgres.url(), "postgres", "postgres"));

    @TempDir
    private Path folder;

    @BeforeEach
    void create() throws IOException {
        database.execute("drop table if exists roadmap_version cascade");
        database.execute(Files.readString(Path.of("config/warehouse/schema.sql")));
        database.execute(Files.readString(Path.of("config/warehouse/schema.sql")));
    }

    @Test
    void a_change_is_a_row_once_and_the_views_show_the_newest() throws IOException {
        try (CamelAdapterFactory factory = new CamelAdapterFactory(new Secrets(), FileStores::none)) {
            SystemAdapter warehouse = warehouse(factory);

            assertThat(warehouse.deliver(call("1", "planned", "-"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(warehouse.deliver(call("2", "in_progress", "40"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(warehouse.deliver(call("2", "in_progress", "40"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(warehouse.deliver(call("1", "planned", "-"))).isInstanceOf(Outcome.Delivered.class);
        }

        assertThat(database.queryForObject("select count(*) from roadmap_version", Integer.class))
                .isEqualTo(2);
        assertThat(database.queryForList("select item, status, progress, goal from roadmap_item"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("item", "tuu-lomakkeet")
                        .containsEntry("status", "in_progress")
                        .containsEntry("progress", 40)
                        .containsEntry("goal", null));
        assertThat(database.queryForList(
                        "select status from roadmap_history where valid_until is not null", String.class))
                .containsExactly("planned");
        assertThat(database.queryForObject("select items from roadmap_status", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void it_lists_the_newest_row_of_each_item_that_is_not_removed() throws IOException {
        try (CamelAdapterFactory factory = new CamelAdapterFactory(new Secrets(), FileStores::none)) {
            SystemAdapter warehouse = warehouse(factory);
            warehouse.deliver(call("1", "planned", "-"));
            Call now = call("2", "in_progress", "40");
            warehouse.deliver(now);

            assertThat(warehouse.list()).isInstanceOf(Listed.Records.class);
            List<Listed.Shown> shown = ((Listed.Records) warehouse.list()).records();
            assertThat(shown).extracting(Listed.Shown::item).containsExactly("tuu-lomakkeet");
            assertThat(warehouse.shown(now, shown.getFirst().fields())).isEqualTo(Json.read(now.body()));
            assertThat(warehouse
                            .shown(call("3", "done", "40"), shown.getFirst().fields())
                            .path("status")
                            .asString())
                    .isEqualTo("in_progress");

            database.update("insert into roadmap_version (receipt, item, programme, kind, title, changed_at)"
                    + " values ('3', 'tuu-lomakkeet', 'testi', 'removed', '-', now())");
            assertThat(((Listed.Records) warehouse.list()).records()).isEmpty();
        }
        assertThat(database.queryForObject("select count(*) from roadmap_history", Integer.class))
                .isEqualTo(2);
    }

    private SystemAdapter warehouse(CamelAdapterFactory factory) throws IOException {
        JsonNode systems = Yaml.read(Path.of("config/systems.yaml"), JsonNode.class);
        JsonNode shipped = systems.path("systems")
                .valueStream()
                .filter(system -> system.path("id").asString().equals("warehouse"))
                .findFirst()
                .orElseThrow();
        Path password = Files.writeString(folder.resolve("password"), "postgres");
        String dataSource = shipped.at("/options/dataSource")
                .asString()
                .replace("jdbc:postgresql://localhost:5432/warehouse", TestPostgres.url())
                .replace("'vayla'", "'postgres'")
                .replace("env:VAYLA_WAREHOUSE_PASSWORD", "file:" + password);
        return factory.create(warehouse(shipped, dataSource)
                .with(Json.MAPPER.treeToValue(shipped.path("records"), RecordsDefinition.class), Set.of()));
    }

    private static SystemDefinition warehouse(JsonNode shipped, String dataSource) {
        return new SystemDefinition(
                "warehouse",
                "camel",
                "Tietovarasto",
                "",
                null,
                Duration.ofSeconds(20),
                "/id",
                64,
                0,
                true,
                Duration.ZERO,
                shipped.path("uri").asString(),
                Map.of("dataSource", dataSource));
    }

    private static Call call(String id, String status, String progress) throws IOException {
        var sample = (tools.jackson.databind.node.ObjectNode)
                Json.read(Files.readAllBytes(Path.of("routes/examples/roadmap-to-warehouse/in-progress.out.json")));
        sample.put("status", status).put("progress", progress);
        var event = new Event(
                Receipt.of("roadmap", id),
                EventType.ROADMAP_ITEM_CHANGED,
                "roadmap",
                id,
                "tuu-lomakkeet",
                NOON,
                NOON,
                null,
                new byte[0]);
        return new Call(event, "avain", parameters(), Json.write(sample));
    }

    private static Map<String, String> parameters() {
        JsonNode route = Yaml.read(Path.of("routes/deliver/roadmap-to-warehouse.camel.yaml"), JsonNode.class);
        Map<String, String> parameters = new HashMap<>();
        route.at("/0/route/from/steps/1/to/parameters")
                .propertyStream()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asString()));
        return parameters;
    }
}
