package fi.vayla.intake;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.MessageIntake;
import fi.vayla.event.Taken;
import fi.vayla.intake.IntakeResult.Accepted;
import fi.vayla.intake.IntakeResult.Ignored;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The intake for what the hub's own routes bring. */
@Component
final class PolledIntake implements MessageIntake {

    private final Intake intake;
    private final Sources sources;
    private final IntakeSettings settings;

    PolledIntake(Intake intake, Sources sources, IntakeSettings settings) {
        this.intake = intake;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public void requireSource(String source) {
        if (sources.find(source).isEmpty()) {
            throw new InvalidConfiguration("There is no source " + source + " in " + settings.sources()
                    + "; add it and start the hub again, or correct the route");
        }
    }

    @Override
    public int largest() {
        return Math.toIntExact(settings.maxBodySize().toBytes());
    }

    @Override
    public Taken take(String source, Map<String, String> headers, byte[] body) {
        return switch (receive(source, new PolledMessage(headers, body))) {
            case Accepted accepted -> new Taken.Durable(accepted.receipt(), accepted.duplicate());
            case Ignored(String reason) -> new Taken.Ignored(reason);
            // says nothing against the message
            case Rejected rejected
            when rejected.reason() == Reason.TOO_FAST -> new Taken.Unavailable(rejected.detail());
            case Rejected rejected ->
                new Taken.Rejected(rejected.reason().kind(), rejected.detail(), rejected.problems());
            case Unavailable unavailable -> new Taken.Unavailable(unavailable.detail());
        };
    }

    private IntakeResult receive(String source, PolledMessage message) {
        try {
            return intake.receive(source, message);
        } catch (IOException e) {
            throw new UncheckedIOException("The body was read before", e);
        }
    }
}
