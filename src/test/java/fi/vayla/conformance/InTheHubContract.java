package fi.vayla.conformance;

import fi.vayla.simulator.Faults;
import fi.vayla.system.SystemAdapter;
import java.net.URI;

/** The contract of an adapter that ends on the hub's own log: what can go wrong there is the log and the body. */
public abstract class InTheHubContract extends SystemAdapterContract {

    private static final String REASON = "inside the hub, without HTTP";

    @Override
    protected final void suffer(Faults faults) {
        notApplicable(REASON);
    }

    @Override
    protected final SystemAdapter elsewhere(URI url) {
        notApplicable(REASON);
        throw new IllegalStateException();
    }

    @Override
    protected final long followed() {
        notApplicable(REASON);
        return 0;
    }
}
