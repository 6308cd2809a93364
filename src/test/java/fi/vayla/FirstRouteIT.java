package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The page "Your first route in ten minutes", as its reader does it: every command in its order, each answer compared with what
 * the page shows of it. Only the demo is another hub, with a town and ports of the test's own.
 */
class FirstRouteIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)( [a-z ]+)?\\n(.*?)^```$");
    private static final String HUB = "http://localhost:8080";

    /** @param shown lines of the answer, in their order; empty when the page shows none */
    private record Step(String kind, String commands, List<String> shown) {}

    @TempDir
    private Path folder;

    private final List<HubProcess> hubs = new ArrayList<>();

    @Test
    void every_command_of_the_page_answers_what_the_page_says() throws Exception {
        Launcher.prepare();
        FileSystemUtils.copyRecursively(Path.of("config"), folder.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("routes"), folder.resolve("routes"));
        Files.createSymbolicLink(folder.resolve("vayla"), Path.of("vayla").toAbsolutePath());
        List<Step> steps = steps(Files.readString(Path.of("src/docs/first-route.md")));
        assertThat(steps).hasSizeGreaterThan(10);
        URI url = URI.create("http://localhost:" + TestHub.freePorts());
        try (Town town = Town.start(
                TownSettings.forHub(url, Path.of("config/roadmaps/measures.csv")), Clock.systemUTC(), new Random(18))) {
            for (Step step : steps) {
                run(step, url, town);
            }
        }
        assertThat(hubs).hasSize(1);
    }

    @AfterEach
    void endHubs() {
        hubs.forEach(HubProcess::close);
    }

    private void run(Step step, URI url, Town town) throws Exception {
        switch (step.kind) {
            case "second terminal" -> {
                assertThat(step.commands).isEqualTo("./vayla demo\n");
                hubs.add(HubProcess.launchInstalled(folder.resolve("data"), url.getPort(), settings(town))
                        .awaitReady());
            }
            case "until" -> await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> answer(step, url));
            default -> answer(step, url);
        }
    }

    private Map<String, String> settings(Town town) {
        return Map.of(
                "vayla.systems.file", TestHub.systemsOf(town, folder).toString(),
                "vayla.routes.folder", folder.resolve("routes").toString());
    }

    private void answer(Step step, URI url) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", step.commands.replace(HUB, url.toString()));
        bash.environment().put("VAYLA_URL", url.toString());
        Process process =
                bash.directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("%s%n%s", step.commands, output).isZero();
        if (step.shown.isEmpty()) {
            assertThat(output).as(step.commands).isEmpty();
        } else {
            assertThat(output + "\n").as(step.commands).containsPattern(pattern(step.shown));
        }
    }

    /** … stands for what the page leaves out: a part of a line, or alone any number of lines. */
    private static Pattern pattern(List<String> shown) {
        return Pattern.compile(shown.stream()
                .map(line ->
                        line.equals("…") ? "(?:.*\\n)*?" : Pattern.quote(line).replace("…", "\\E.*\\Q") + "\\n")
                .collect(Collectors.joining("", "(?m)^", "")));
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                String kind = block.group(2) == null ? "" : block.group(2).strip();
                steps.add(new Step(kind, block.group(3), List.of()));
            } else {
                Step last = steps.removeLast();
                steps.add(new Step(
                        last.kind, last.commands, block.group(3).lines().toList()));
            }
        }
        return steps;
    }
}
