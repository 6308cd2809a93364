package fi.vayla.roadmap;

import fi.vayla.event.Finding;
import fi.vayla.event.LiveFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of {@code config/roadmap.yaml} that count now; none until the first revision runs. Thread-safe. */
@Component
final class RulesFile implements LiveFile, Supplier<RoadmapRules> {

    private final Path path;
    private final Supplier<Programmes> programmes;
    private volatile RoadmapRules rules = RoadmapRules.NONE;
    private volatile @Nullable Text taken;

    private record Text(Path file, String text) {}

    RulesFile(RoadmapSettings settings, Supplier<Programmes> programmes) {
        this.path = settings.file();
        this.programmes = programmes;
    }

    @Override
    public RoadmapRules get() {
        return rules;
    }

    @Override
    public String name() {
        return "roadmap.yaml";
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<Finding> check(Path file, String text) {
        return RoadmapFileCheck.check(file, text, programmes.get()).findings();
    }

    /** What would be wrong with the rules that count now if these were the programmes. */
    List<Finding> check(Programmes next) {
        Text now = taken;
        return now == null
                ? List.of()
                : RoadmapFileCheck.check(now.file(), now.text(), next).findings();
    }

    @Override
    public void takeOver(Path file, String text) {
        RoadmapFileCheck.Checked checked = RoadmapFileCheck.check(file, text, programmes.get());
        if (!checked.findings().isEmpty()) {
            throw new IllegalStateException("The file is checked before it is taken over: " + checked.findings());
        }
        rules = checked.rules();
        taken = new Text(file, text);
    }
}
