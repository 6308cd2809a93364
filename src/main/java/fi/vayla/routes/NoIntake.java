package fi.vayla.routes;

import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.util.Map;

/** The intake where routes are checked and none runs. */
final class NoIntake implements MessageIntake {

    @Override
    public int largest() {
        throw new IllegalStateException("No route runs while it is checked");
    }

    @Override
    public IntakeResult take(String source, Map<String, String> headers, byte[] body) {
        throw new IllegalStateException("No route runs while it is checked");
    }
}
