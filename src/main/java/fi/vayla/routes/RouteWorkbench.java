package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import fi.vayla.intake.Format;
import fi.vayla.intake.IntakeSettings;
import fi.vayla.intake.SourcesFile;
import fi.vayla.log.LogSettings;
import fi.vayla.log.Schemas;
import fi.vayla.security.Secrets;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemSettings;
import fi.vayla.system.SystemsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/**
 * The administrator's files as a hub would read them, without one: no broker, no database, no network. Where they are is
 * what the settings of the project's folder say.
 */
public final class RouteWorkbench implements AutoCloseable {

    /** Events that the roadmap makes name it as their source. */
    private static final String ROADMAP = "roadmap";

    /** Of the hub only its formats, its adapters and the settings that say where files are. */
    @ComponentScan(
            basePackages = {"fi.vayla.intake", "fi.vayla.system", "fi.vayla.roadmap", "fi.vayla.routes"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = FormatOrAdapter.class))
    @EnableConfigurationProperties({RouteSettings.class, IntakeSettings.class, SystemSettings.class, LogSettings.class})
    @Import(Secrets.class)
    static final class Parts {}

    /** A component of one of these kinds. */
    static final class FormatOrAdapter implements TypeFilter {

        private static final Set<String> KINDS = Set.of(AdapterFactory.class.getName(), Format.class.getName());

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
            return reader.getAnnotationMetadata().hasAnnotation(Component.class.getName())
                    && KINDS.stream().anyMatch(List.of(reader.getClassMetadata().getInterfaceNames())::contains);
        }
    }

    private final Path project;
    private final ConfigurableApplicationContext parts;

    private RouteWorkbench(Path project, ConfigurableApplicationContext parts) {
        this.project = project;
        this.parts = parts;
    }

    /**
     * Reads the settings. Throws {@link InvalidConfiguration} when they cannot be used. Findings name files as they are seen
     * from the working folder.
     *
     * @param project the folder in which the hub is started
     */
    public static RouteWorkbench open(Path project) {
        Path root = project.toAbsolutePath().normalize();
        SpringApplication application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        try {
            return new RouteWorkbench(
                    root,
                    application.run(
                            "--spring.config.location=classpath:/,optional:file:%s/,optional:file:%s/config/"
                                    .formatted(root, root),
                            "--logging.level.root=off",
                            "--logging.level.fi.vayla=off"));
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new InvalidConfiguration("the settings of " + root + " cannot be used: " + cause.getMessage(), e);
        }
    }

    /** All findings of all files, in the order of the files. Throws {@link InvalidConfiguration} when there is no routes folder. */
    public List<Finding> check() {
        Schemas schemas = schemas();
        SystemsFile systems = systems();
        SourcesFile sources = sources(systems, schemas);
        List<Finding> findings = new ArrayList<>(systems.findings());
        findings.addAll(sources.findings());
        findings.addAll(new FolderCheck(loader(systems, sources, schemas), intakeLoader(sources)).check(files()));
        return findings.stream().distinct().sorted().toList();
    }

    /** Findings for each secret that a source, a system or an intake route names and that is not there on this machine. */
    public List<Finding> checkSecrets() {
        Secrets secrets = parts.getBean(Secrets.class);
        List<Finding> findings = new ArrayList<>();
        for (TextFile file : List.of(sourcesText(), systemsText())) {
            YamlFile yaml = YamlFile.parse(file.path(), file.text());
            for (String list : List.of("/sources", "/systems")) {
                for (int i = 0; i < yaml.tree().at(list).size(); i++) {
                    for (String key : List.of("/authentication/secret", "/credentials")) {
                        String at = list + "/" + i + key;
                        String reference = yaml.tree().at(at).asString("");
                        if (Secrets.isReference(reference)
                                && secrets.find(fromProject(reference)).isEmpty()) {
                            findings.add(yaml.atValue(at, "there is no secret at " + reference + " here; set it"));
                        }
                    }
                }
            }
            findings.addAll(SecretPlaces.check(yaml, reference -> secrets.find(fromProject(reference))));
        }
        for (TextFile file : files().intake().values()) {
            YamlFile yaml = YamlFile.parse(file.path(), file.text());
            findings.addAll(SecretPlaces.check(yaml, reference -> secrets.find(fromProject(reference))));
        }
        return findings;
    }

    private String fromProject(String reference) {
        return reference.startsWith("file:")
                ? "file:" + project.resolve(reference.substring("file:".length()))
                : reference;
    }

    /** All samples of these routes, of all routes when none is named. Files with findings are left out. */
    public SampleRun runSamples(Collection<String> routes) {
        SystemsFile systems = systems();
        Schemas schemas = schemas();
        RouteLoader loader =
                new RouteLoader(systems.systems(), new SampleLog(schemas), Sample.CLOCK, new RouteCheck(systems, null));
        Path examples = shown(parts.getBean(RouteSettings.class).folder()).resolve("examples");
        return new SampleRunner(loader, schemas, examples).run(files(), Set.copyOf(routes));
    }

    private static RouteLoader loader(SystemsFile systems, SourcesFile sources, Schemas schemas) {
        Set<String> known = new HashSet<>(sources.ids());
        known.add(ROADMAP);
        return new RouteLoader(
                systems.systems(),
                new SampleLog(schemas),
                Sample.CLOCK,
                new RouteCheck(systems, isRead(sources) ? known : null));
    }

    /** With a word in the place of each secret: whether they are there is {@link #checkSecrets}'s to say. */
    private static IntakeLoader intakeLoader(SourcesFile sources) {
        return new IntakeLoader(
                new CheckedSources(isRead(sources) ? sources.ids() : null),
                reference -> Optional.of("secret"),
                Sample.CLOCK);
    }

    private static boolean isRead(SourcesFile sources) {
        return sources.findings().isEmpty() || !sources.ids().isEmpty();
    }

    private SystemsFile systems() {
        TextFile file = systemsText();
        List<AdapterFactory> factories =
                parts.getBeanProvider(AdapterFactory.class).stream().toList();
        SystemsFile read = SystemsFile.check(file.path(), file.text(), factories);
        return file.fault().isEmpty() ? read : new SystemsFile(read.systems(), Set.of(), List.of(file.finding()));
    }

    private SourcesFile sources(SystemsFile systems, Schemas schemas) {
        TextFile file = sourcesText();
        List<Format> formats = parts.getBeanProvider(Format.class).stream().toList();
        return file.fault().isEmpty()
                ? SourcesFile.check(file.path(), file.text(), formats, schemas, systems.systems())
                : new SourcesFile(Set.of(), List.of(file.finding()));
    }

    private TextFile systemsText() {
        return TextFile.read(shown(parts.getBean(SystemSettings.class).file()));
    }

    private TextFile sourcesText() {
        return TextFile.read(shown(parts.getBean(IntakeSettings.class).sources()));
    }

    private Schemas schemas() {
        return new Schemas(shown(parts.getBean(LogSettings.class).schemas()));
    }

    private RouteFiles files() {
        RouteSettings settings = parts.getBean(RouteSettings.class);
        return new RouteFolder(new RouteSettings(shown(settings.folder()), settings.watch())).look();
    }

    /** The path of a setting, which is relative to the project, as it is seen from the working folder. */
    private Path shown(Path setting) {
        Path file = project.resolve(setting).normalize();
        return setting.isAbsolute()
                ? file
                : Path.of("").toAbsolutePath().normalize().relativize(file);
    }

    @Override
    public void close() {
        parts.close();
    }
}
