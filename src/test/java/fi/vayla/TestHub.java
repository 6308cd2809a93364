package fi.vayla;

import fi.vayla.log.FreePorts;
import fi.vayla.simulator.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole hub in the test's process, on free ports and a folder of the test's own. */
public final class TestHub implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** Each process of tests gives away ports of its own. */
    private static final int PORTS = 4_000;

    private static final int FIRST_PORT = 20_000 + (Integer.getInteger("tests.fork", 1) - 1) % 3 * PORTS;
    private static int nextPorts = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);

    private final ConfigurableApplicationContext context;
    private final URI url;

    private TestHub(ConfigurableApplicationContext context) {
        this.context = context;
        var web = (ServletWebServerApplicationContext) context;
        this.url = URI.create("http://localhost:"
                + java.util.Objects.requireNonNull(web.getWebServer()).getPort());
    }

    /** @param settings beside those that give the hub its own folder and ports */
    public static TestHub start(Path folder, Map<String, String> settings) {
        return start(folder, settings, new BeanPostProcessor() {});
    }

    /** @param processor may put parts of a test's own in the place of the hub's */
    public static TestHub start(Path folder, Map<String, String> settings, BeanPostProcessor processor) {
        return new TestHub(application(processor).run(arguments(folder, settings)));
    }

    static SpringApplication application(BeanPostProcessor processor) {
        SpringApplication application = new SpringApplication(VaylaApplication.class);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(processor));
        return application;
    }

    /** The command line of such a hub. */
    public static String[] arguments(Path folder, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "server.port",
                "0",
                "vayla.log.folder",
                folder.resolve("kafka").toString(),
                "vayla.log.port",
                Integer.toString(freePorts()),
                "spring.datasource.url",
                "jdbc:sqlite:" + folder.toAbsolutePath().resolve("view.db"),
                "vayla.attachments.folder",
                folder.resolve("attachments").toString(),
                "vayla.intake.open-on-loopback",
                "true",
                "vayla.delivery.drain",
                "2s",
                "vayla.sync.every", // a hub that repairs by itself would change what a test has counted
                "0"));
        all.putAll(settings);
        if (!all.containsKey("vayla.log.bootstrap-servers")) {
            all.putIfAbsent("vayla.log.partitions", "3"); // each of ten topics has them, and every start makes them
        }
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** The demo's systems file, for a town on other ports. */
    public static Path systemsOf(Town town, Path folder) {
        return systems(
                Path.of("config/demo/systems.yaml"),
                folder,
                Map.of(
                        "http://localhost:8091", town.formTool().server().url().toString(),
                        "http://localhost:8092",
                                town.caseManagement().server().url().toString(),
                        "http://localhost:8093", town.portfolio().server().url().toString(),
                        "http://localhost:8094", town.website().server().url().toString(),
                        "http://localhost:8095",
                                town.openProject().server().url().toString(),
                        "http://localhost:8096", town.redmine().server().url().toString(),
                        "http://localhost:8097",
                                town.serviceNow().server().url().toString(),
                        "http://localhost:8098", town.openData().server().url().toString(),
                        "jdbc:h2:tcp://localhost:8099/mem:warehouse",
                                town.warehouse().url(),
                        "file:config/demo/token",
                                "file:" + Path.of("config/demo/token").toAbsolutePath()));
    }

    /** The shipped systems file with other addresses. */
    public static Path systems(Path folder, Map<String, String> addresses) {
        return systems(Path.of("config/systems.yaml"), folder, addresses);
    }

    private static Path systems(Path file, Path folder, Map<String, String> addresses) {
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> address : addresses.entrySet()) {
                text = text.replace(address.getKey(), address.getValue());
            }
            return Files.writeString(folder.resolve("systems.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first of two neighbouring free ports below those that the system gives away by itself. They are not given again: who
     * asked for them may not listen on them just now.
     */
    public static synchronized int freePorts() {
        int ports = FreePorts.findPair(nextPorts);
        nextPorts = ports + 2 < FIRST_PORT + PORTS ? ports + 2 : FIRST_PORT;
        return ports;
    }

    public URI url() {
        return url;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public HttpResponse<String> post(String path, byte[] json, String... headers) {
        return post(url, path, json, headers);
    }

    public static HttpResponse<String> post(URI hub, String path, byte[] json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> put(String path, byte[] json) {
        return put(url, path, json);
    }

    static HttpResponse<String> put(URI hub, String path, byte[] json) {
        return send(HttpRequest.newBuilder(hub.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(json))
                .build());
    }

    public HttpResponse<String> get(String path) {
        return get(url, path);
    }

    public JsonNode getJson(String path) {
        return getJson(url, path);
    }

    public static HttpResponse<String> get(URI hub, String path) {
        return send(HttpRequest.newBuilder(hub.resolve(path)).build());
    }

    public static JsonNode getJson(URI hub, String path) {
        return JSON.readTree(get(hub, path).body());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
