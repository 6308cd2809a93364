package fi.vayla.intake;

import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The intake for what the hub's own routes bring. */
@Component
final class PolledIntake implements MessageIntake {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Intake intake;
    private final IntakeSettings settings;

    PolledIntake(Intake intake, IntakeSettings settings) {
        this.intake = intake;
        this.settings = settings;
    }

    @Override
    public int largest() {
        return Math.toIntExact(settings.maxBodySize().toBytes());
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body) {
        try {
            IntakeResult result = intake.receive(source, new PolledMessage(headers, body));
            return result instanceof Rejected rejected && rejected.reason() == Reason.TOO_FAST
                    ? new Unavailable(rejected.detail(), SOON) // says nothing against the message
                    : result;
        } catch (IOException e) {
            throw new UncheckedIOException("The body was read before", e);
        }
    }
}
