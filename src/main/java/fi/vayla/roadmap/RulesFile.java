package fi.vayla.roadmap;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.LiveFile;
import fi.vayla.event.YamlFile;
import fi.vayla.roadmap.RoadmapFileCheck.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The rules of {@code config/roadmap.yaml} that count now; none until the first revision runs. Thread-safe. */
@Component
@EnableConfigurationProperties(RoadmapSettings.class) // which a check without a hub has from here
final class RulesFile implements LiveFile, Supplier<RoadmapRules> {

    private final RoadmapSettings settings;
    private final ObjectFactory<Supplier<Programmes>> programmes;
    private volatile RoadmapRules rules = RoadmapRules.NONE;
    private volatile @Nullable Text taken;

    private record Text(Path file, String text) {}

    /** @param programmes is asked at the first check only, so that there may be none */
    RulesFile(RoadmapSettings settings, ObjectFactory<Supplier<Programmes>> programmes) {
        this.settings = settings;
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
        return settings.file();
    }

    @Override
    public List<Finding> check(Path file, String text) {
        return checked(file, text).findings();
    }

    private Checked checked(Path file, String text) {
        try {
            return RoadmapFileCheck.check(file, text, programmes.getObject().get());
        } catch (InvalidConfiguration e) { // where a hub would not start
            return new Checked(
                    RoadmapRules.NONE, List.of(YamlFile.parse(file, text).at("/programmes", e)));
        }
    }

    @Override
    public LiveFile in(Path project) {
        return new RulesFile(settings, () -> () -> Programmes.load(project.resolve(settings.folder())));
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
        Checked checked = checked(file, text);
        if (!checked.findings().isEmpty()) {
            throw new IllegalStateException("The file is checked before it is taken over: " + checked.findings());
        }
        rules = checked.rules();
        taken = new Text(file, text);
    }
}
