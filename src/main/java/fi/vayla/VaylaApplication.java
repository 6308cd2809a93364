package fi.vayla;

import fi.vayla.command.Commands;
import fi.vayla.event.InvalidConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The hub. {@code run} is the service, {@code demo} the service with a simulated town; the other commands ask a hub that runs.
 */
@SpringBootApplication
public class VaylaApplication {

    private static final int WRONG_USE = 2;

    /** The demo's traffic must never reach what an administrator's settings or environment name. */
    private static final List<String> DEMO = List.of(
            "--spring.config.location=classpath:/",
            "--vayla.log.bootstrap-servers=",
            "--vayla.log.folder=data/demo/kafka",
            "--vayla.systems.file=config/demo/systems.yaml",
            "--vayla.intake.open-on-loopback=true",
            "--spring.datasource.url=jdbc:h2:file:./data/demo/view;DB_CLOSE_ON_EXIT=FALSE");

    public static void main(String[] args) {
        if (args.length > 0 && Commands.has(args[0])) {
            System.exit(Commands.run(args));
        }
        List<String> options = new ArrayList<>(Arrays.asList(args));
        String command = options.isEmpty() ? "run" : options.removeFirst();
        options.stream().filter(option -> !option.startsWith("--")).findFirst().ifPresent(VaylaApplication::wrongUse);
        SpringApplication application = new SpringApplication(VaylaApplication.class);
        switch (command) {
            case "run" -> {}
            case "demo" -> {
                application.setAdditionalProfiles("demo");
                options.addAll(0, DEMO);
            }
            default -> wrongUse(command);
        }
        try {
            application.run(options.toArray(String[]::new));
        } catch (RuntimeException e) {
            System.err.println("vayla: " + explain(e));
            System.exit(1);
        }
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
