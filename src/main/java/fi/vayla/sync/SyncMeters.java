package fi.vayla.sync;

import fi.vayla.system.Drift;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;

/** How the systems stand, as metrics. A gauge is registered once and reads what is known then. */
final class SyncMeters {

    private final Synchronisation synchronisation;
    private final MultiGauge items;

    SyncMeters(Synchronisation synchronisation, MeterRegistry registry) {
        this.synchronisation = synchronisation;
        this.items = MultiGauge.builder("vayla.sync.items")
                .description("Items of a programme by how a system showed them at the last comparison:"
                        + " in_sync, missing, stale, edited, orphaned or duplicate")
                .register(registry);
    }

    @Scheduled(fixedDelay = 5000)
    void measure() {
        items.register(synchronisation.list().stream()
                .flatMap(system ->
                        system.programmes().stream().flatMap(programme -> rows(system.system(), programme.programme())))
                .toList());
    }

    private Stream<Row<?>> rows(String system, String programme) {
        return Stream.concat(
                Stream.of(row(system, programme, "in_sync", ProgrammeSync::inSync)),
                Stream.of(Drift.values()).map(drift -> row(system, programme, drift.name(), one -> one.count(drift))));
    }

    private Row<?> row(String system, String programme, String state, ToIntFunction<ProgrammeSync> value) {
        return Row.of(
                Tags.of("system", system, "programme", programme, "state", state),
                this,
                meters -> meters.read(system, programme, value));
    }

    private double read(String system, String programme, ToIntFunction<ProgrammeSync> value) {
        return synchronisation
                .find(system)
                .flatMap(stand -> stand.find(programme))
                .map(stand -> (double) value.applyAsInt(stand))
                .orElse(Double.NaN);
    }
}
