package fi.vayla.simulator;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** The simulated town: a form tool, case management, a project portfolio and a website, each with an HTTP server. */
public final class Town implements AutoCloseable {

    private final FormTool formTool;
    private final CaseManagement caseManagement;
    private final Portfolio portfolio;
    private final Website website;
    private final TownTraffic traffic;
    private final TownControl control;

    private Town(TownSettings settings, TownParts parts) {
        control = parts.control();
        TownSettings.Ports ports = settings.ports();
        List<Project> projects = Measures.projects(settings.measures(), settings.untouched());
        formTool = new FormTool(parts, ports.formTool());
        caseManagement = new CaseManagement(parts, ports.caseManagement(), settings.decideAfter());
        portfolio = new Portfolio(parts, ports.portfolio(), projects, settings.githubSecret());
        website = new Website(parts, ports.website());
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

    public TownTraffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        traffic.close();
        control.close();
    }
}
