package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.LiveFile;
import fi.vayla.event.YamlFile;
import fi.vayla.intake.Format;
import fi.vayla.intake.IntakeSettings;
import fi.vayla.log.LogSettings;
import fi.vayla.log.Schemas;
import fi.vayla.security.Secrets;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemSettings;
import fi.vayla.system.SystemsFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Of the hub only its formats, its adapters, the files that others understand, and the settings that say where files are. */
    @ComponentScan(
            basePackages = {"fi.vayla.intake", "fi.vayla.system", "fi.vayla.roadmap", "fi.vayla.routes"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Kinds.class))
    @EnableConfigurationProperties({RouteSettings.class, IntakeSettings.class, SystemSettings.class, LogSettings.class})
    @Import({Secrets.class, HttpConnections.class})
    static final class Parts {}

    /** A component of one of these kinds. */
    static final class Kinds implements TypeFilter {

        private static final Set<String> KINDS =
                Set.of(AdapterFactory.class.getName(), Format.class.getName(), LiveFile.class.getName());

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
        application.setLazyInitialization(true); // not all of it is asked for
        try {
            return new RouteWorkbench(
                    root,
                    application.run("--spring.config.location=classpath:/,optional:file:%s/,optional:file:%s/config/"
                            .formatted(root, root)));
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
        Proposal all = new Preparing(
                        configuring(),
                        new SampleLog(schemas()),
                        new NoIntake(),
                        reference -> Optional.of("secret"), // whether they are there is checkSecrets' to say
                        Sample.CLOCK)
                .prepare(files(), Map.of());
        all.discard();
        return all.findings();
    }

    /** Findings for each secret that a source, a system or an intake route names and that is not there on this machine. */
    public List<Finding> checkSecrets() {
        Secrets secrets = parts.getBean(Secrets.class);
        RouteFiles files = files();
        List<Finding> findings = new ArrayList<>();
        for (TextFile file : files.intake().values()) {
            YamlFile yaml = YamlFile.parse(file.path(), file.text());
            findings.addAll(SecretPlaces.check(yaml, reference -> secrets.find(fromProject(reference))));
        }
        for (TextFile file : files.config().values()) {
            YamlFile yaml = YamlFile.parse(file.path(), file.text());
            findings.addAll(SecretPlaces.check(yaml, reference -> secrets.find(fromProject(reference))));
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
        RouteFiles files = files();
        Schemas schemas = schemas();
        SystemsFile systems = configuring().read(files).systemsFile();
        RouteLoader loader =
                new RouteLoader(systems.systems(), new SampleLog(schemas), Sample.CLOCK, new RouteCheck(systems, null));
        Path examples = shown(parts.getBean(RouteSettings.class).folder()).resolve("examples");
        return new SampleRunner(loader, schemas, examples).run(files, Set.copyOf(routes));
    }

    /** The templates that come with the hub, by their ids, each with what a route of it does. */
    public static SortedMap<String, String> templates() {
        SortedMap<String, String> templates = new TreeMap<>();
        ShippedTemplates.all().forEach((id, template) -> templates.put(id, template.description()));
        return templates;
    }

    /**
     * Writes a route of a template, its mapping and a sample; returns the files. Throws {@link InvalidConfiguration} when there is
     * such a route or file already, and when they cannot be written.
     *
     * @param template one of {@link #templates}
     * @param plain whether the route is written out, without the template
     * @param today the day from which on it takes events
     */
    public List<Path> create(String template, String id, boolean plain, LocalDate today) {
        if (!RouteFile.isId(id)) {
            throw new InvalidConfiguration("a route's id has small letters, digits, . and -, not \"" + id + "\"");
        }
        for (TextFile file : files().deliver().values()) {
            if (RouteFile.read(file).ids().containsKey(id)) {
                throw new InvalidConfiguration("there is a route " + id + " in " + file.path()
                        + " already; give this one another id with --id");
            }
        }
        return new NewRoute(template, id, today)
                .write(shown(parts.getBean(RouteSettings.class).folder()), plain);
    }

    private Configuring configuring() {
        return new Configuring(
                parts.getBeanProvider(AdapterFactory.class).stream().toList(),
                parts.getBeanProvider(Format.class).stream().toList(),
                schemas(),
                liveFiles());
    }

    private List<LiveFile> liveFiles() {
        return parts.getBeanProvider(LiveFile.class).stream()
                .map(file -> file.in(project))
                .toList();
    }

    private Schemas schemas() {
        return new Schemas(shown(parts.getBean(LogSettings.class).schemas()));
    }

    private RouteFiles files() {
        SortedMap<String, Path> config = new TreeMap<>();
        config.put(FilePlaces.SOURCES, shown(parts.getBean(IntakeSettings.class).sources()));
        config.put(FilePlaces.SYSTEMS, shown(parts.getBean(SystemSettings.class).file()));
        liveFiles().forEach(file -> config.put(file.name(), shown(file.path())));
        return new RouteFolder(
                        new FilePlaces(shown(parts.getBean(RouteSettings.class).folder()), config))
                .look();
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
