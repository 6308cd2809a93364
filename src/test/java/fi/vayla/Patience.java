package fi.vayla;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Of every test, without being named there: what waits without a limit of its own waits as long as a busy machine may need. */
public final class Patience implements BeforeAllCallback {

    private static final Duration DEFAULT = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(DEFAULT);
    }
}
