package fi.vayla.intake;

import org.springframework.stereotype.Component;

/** The sources that count now; none until the first revision runs. They change all at once. Thread-safe. */
@Component
public final class CurrentSources {

    private volatile Sources sources = Sources.NONE;

    public Sources get() {
        return sources;
    }

    public void replace(Sources next) {
        sources = next;
    }
}
