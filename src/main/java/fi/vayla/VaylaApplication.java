package fi.vayla;

import fi.vayla.command.Commands;
import fi.vayla.event.InvalidConfiguration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The hub. {@code run} is the service, {@code demo} the service with a simulated town; {@code train} starts a hub of its own
 * and ends it, for the recording of an AOT cache; the other commands ask a hub that runs, or read files.
 */
@SpringBootApplication
public class VaylaApplication {

    private static final int WRONG_USE = 2;

    /** The demo's traffic must never reach what an administrator's settings or environment name. */
    private static final List<String> DEMO = List.of(
            "--spring.config.location=classpath:/",
            "--vayla.log.bootstrap-servers=",
            "--vayla.log.folder=data/demo/kafka",
            "--vayla.attachments.folder=data/demo/attachments",
            "--vayla.attachments.s3.bucket=",
            "--vayla.systems.file=config/demo/systems.yaml",
            "--vayla.intake.open-on-loopback=true",
            "--spring.datasource.url=jdbc:sqlite:./data/demo/view.db");

    public static void main(String[] args) {
        if (args.length > 0 && Commands.has(args[0])) {
            quieten();
            System.exit(Commands.run(clock(), args));
        }
        List<String> options = new ArrayList<>(Arrays.asList(args));
        String command = options.isEmpty() ? "run" : options.removeFirst();
        options.stream().filter(option -> !option.startsWith("--")).findFirst().ifPresent(VaylaApplication::wrongUse);
        try {
            switch (command) {
                case "run" -> start(options);
                case "demo" -> start(unlessGiven(DEMO, options), "demo");
                case "train" -> train();
                default -> wrongUse(command);
            }
        } catch (RuntimeException e) {
            System.err.println("vayla: " + explain(e));
            System.exit(1);
        }
    }

    /** What a command has to say, it prints. */
    private static void quieten() {
        System.setProperty("logging.level.root", "off");
        System.setProperty("logging.level.fi.vayla", "off");
    }

    private static ConfigurableApplicationContext start(List<String> options, String... profiles) {
        SpringApplication application = new SpringApplication(VaylaApplication.class);
        application.setAdditionalProfiles(profiles);
        return application.run(options.toArray(String[]::new));
    }

    private static void train() {
        try (Training training = new Training()) {
            start(training.options()).close();
        }
        Commands.run(clock(), "routes", "check"); // what it finds is no matter here
    }

    private static Clock clock() {
        return new VaylaConfiguration().clock();
    }

    /** What is given twice would count as a list of two. */
    private static List<String> unlessGiven(List<String> defaults, List<String> given) {
        return Stream.concat(
                        defaults.stream()
                                .filter(option -> given.stream()
                                        .noneMatch(other ->
                                                other.startsWith(option.substring(0, option.indexOf('=') + 1)))),
                        given.stream())
                .toList();
    }

    private static void wrongUse(String word) {
        System.err.println("vayla: " + word + " is not understood; use run or demo, with settings as --key=value");
        System.exit(WRONG_USE);
    }

    /** What an administrator can act on, when there is such a cause; the log has the rest. */
    private static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfiguration) {
                return String.valueOf(cause.getMessage());
            }
        }
        return failure.toString();
    }
}
