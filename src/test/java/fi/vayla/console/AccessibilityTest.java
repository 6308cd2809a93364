package fi.vayla.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fi.vayla.event.EventType;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What axe-core can check of WCAG 2.2 AA, in a Chromium, light and wide, and dark and narrow. Skipped where there is none. */
@SpringBootTest(
        classes = RoadmapServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vayla.console.simulated=true")
class AccessibilityTest {

    private static final String CHECK = """
            axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(found => {
              const faults = found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target));
              if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window');
              document.body.innerHTML = '<pre id="faults"></pre>';
              document.body.firstChild.textContent = faults.join('\\n') || 'none';
            });
            """;

    private static final String NO_FAULTS = "<pre id=\"faults\">none</pre>";

    @TempDir
    Path folder;

    private final RoadmapServer.Sender sender;
    private final String server;

    AccessibilityTest(@Autowired RoadmapServer.Sender sender, @LocalServerPort int port) {
        this.sender = sender;
        server = "http://localhost:" + port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/roadmap?lang=fi",
                "/roadmap/lahti-digitiekartta-2024-2026?lang=fi",
                "/roadmap/porvoo-digiohjelma-2020-2023?lang=sv&by=unit",
                "/roadmap/helsinki-kuva-digitalisaatio-ohjelma-2019-2022?lang=en",
                "/roadmap/lahti-digitiekartta-2024-2026/pictures?lang=sv",
                "/roadmap/helsinki-kuva-digitalisaatio-ohjelma-2019-2022/pictures?lang=fi",
                "/roadmap-desk?lang=en"
            })
    void a_page_breaks_no_rule(String path) throws Exception {
        Optional<Path> browser = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "There is no Chromium on the PATH, so no page was checked for accessibility");
        sender.send(EventType.PROJECT_CHANGED, "jira", "{\"ref\":\"LAH-3\",\"fields\":{\"status\":\"on_hold\"}}");
        sender.send(EventType.PROJECT_CHANGED, "jira", "{\"ref\":\"LAH-999\",\"title\":\"Copilot\",\"fields\":{}}");
        for (String metric : new String[] {"lah-vp01", "lah-vp02", "hel-m-2-2", "hel-m-2-2"}) {
            sender.send(
                    EventType.METRIC_REPORTED, "metrics", "{\"ref\":\"" + metric + "\",\"fields\":{\"value\":\"3\"}}");
        }
        Path page = page(path);

        assertThat(check(browser.get(), page, "1", "1280,900"))
                .as("light and wide")
                .contains(NO_FAULTS);
        assertThat(check(browser.get(), page, "0", "500,900"))
                .as("dark and narrow")
                .contains(NO_FAULTS);
    }

    /** The page as it is served, with the check inside. */
    private Path page(String path) throws Exception {
        try (InputStream html = URI.create(server + path).toURL().openStream();
                InputStream axe = Objects.requireNonNull(getClass().getResourceAsStream("/axe.min.js"))) {
            String checked = new String(html.readAllBytes(), UTF_8)
                    .replace("<head>", "<head><base href=\"" + server + path.replaceAll("\\?.*", "") + "\">")
                    .replace(
                            "</body>", "<script>" + new String(axe.readAllBytes(), UTF_8) + CHECK + "</script></body>");
            return Files.writeString(folder.resolve("page.html"), checked);
        }
    }

    private String check(Path browser, Path page, String scheme, String window) throws Exception {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + scheme,
                        "--window-size=" + window,
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
