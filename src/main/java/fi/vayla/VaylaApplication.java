package fi.vayla;

import fi.vayla.event.InvalidConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub. {@code run} is the service, {@code demo} the service with a simulated town. */
@SpringBootApplication
public class VaylaApplication {

    private static final int WRONG_USE = 2;

    public static void main(String[] args) {
        List<String> options = new ArrayList<>(Arrays.asList(args));
        String command = options.isEmpty() ? "run" : options.removeFirst();
        SpringApplication application = new SpringApplication(VaylaApplication.class);
        switch (command) {
            case "run" -> {}
            case "demo" -> {
                application.setAdditionalProfiles("demo");
                // the demo's traffic must never reach what an administrator's settings name
                options.addFirst("--spring.config.location=classpath:/");
            }
            default -> {
                System.err.println("vayla: there is no command " + command + "; use run or demo");
                System.exit(WRONG_USE);
            }
        }
        try {
            application.run(options.toArray(String[]::new));
        } catch (RuntimeException e) {
            System.err.println("vayla: " + explain(e));
            System.exit(1);
        }
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
