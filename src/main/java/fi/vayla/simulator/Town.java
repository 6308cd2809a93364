package fi.vayla.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The simulated town: a form tool, case management, a project portfolio, tools that some programmes plan with, a website and
 * an open data portal, each with an HTTP server, a data warehouse, and people who measure.
 */
public final class Town implements AutoCloseable {

    private static final Path WAREHOUSE = Path.of("config/warehouse/schema.sql");
    private static final String TUUSULA = "tuusula-digitalisaatio-ohjelma-2021-2025";
    private static final String HELSINKI = "helsinki-kuva-digitalisaatio-ohjelma-2019-2022";
    private static final String INCENTIVES = "vm-digikannustin";

    private final FormTool formTool;
    private final CaseManagement caseManagement;
    private final Portfolio portfolio;
    private final Website website;
    private final OpenProject openProject;
    private final Redmine redmine;
    private final ServiceNow serviceNow;
    private final OpenData openData;
    private final Warehouse warehouse;
    private final Metering metering;
    private final TownTraffic traffic;
    private final TownControl control;

    private Town(TownSettings settings, TownParts parts) {
        control = parts.control();
        TownSettings.Ports ports = settings.ports();
        List<Measures.Entry> entries = Measures.read(settings.measures());
        List<Project> projects = Measures.projects(entries, settings.untouched());
        formTool = new FormTool(parts, ports.formTool());
        caseManagement = new CaseManagement(parts, ports.caseManagement(), settings.decideAfter());
        portfolio = new Portfolio(
                parts, ports.portfolio(), projects, List.of(Measures.inOlderProject()), settings.githubSecret());
        website = new Website(parts, ports.website());
        openProject = new OpenProject(parts, ports.openProject(), Measures.works(entries, TUUSULA, "1"));
        redmine = new Redmine(parts, ports.redmine(), Measures.works(entries, HELSINKI, "1"));
        serviceNow = new ServiceNow(
                parts,
                ports.serviceNow(),
                Measures.works(entries, INCENTIVES, "-5").stream()
                        .map(work -> work.withId("%032x".formatted(Integer.parseInt(work.id()))))
                        .toList());
        openData = new OpenData(parts, ports.openData());
        warehouse = Warehouse.start(ports.warehouse(), WAREHOUSE);
        metering = new Metering(Gauge.read(settings.measures()), parts.clock());
        traffic = new TownTraffic(this, settings, parts.random());
    }

    /**
     * Its members listen when this returns; it sends nothing before {@link TownTraffic#start()}. What it sends follows from
     * the clock and the generator, which is used from one thread at a time.
     */
    public static Town start(TownSettings settings, Clock clock, RandomGenerator random) {
        TownControl control = new TownControl();
        try {
            return new Town(settings, new TownParts(settings.remember(), control, new Numbers(clock), clock, random));
        } catch (RuntimeException e) {
            control.close();
            throw e;
        }
    }

    public FormTool formTool() {
        return formTool;
    }

    public CaseManagement caseManagement() {
        return caseManagement;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    public Website website() {
        return website;
    }

    public OpenProject openProject() {
        return openProject;
    }

    public Redmine redmine() {
        return redmine;
    }

    public ServiceNow serviceNow() {
        return serviceNow;
    }

    public OpenData openData() {
        return openData;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    Metering metering() {
        return metering;
    }

    public TownTraffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        traffic.close();
        control.close();
        warehouse.close();
    }
}
