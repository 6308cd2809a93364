package fi.vayla.roadmap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code systems.csv}: a system that a programme or a project names. */
record NamedSystem(
        String name,
        String kind,
        @Nullable String vendorOrOwner,
        List<String> mentions,
        String role,
        boolean properName,
        @Nullable String notes) {}
