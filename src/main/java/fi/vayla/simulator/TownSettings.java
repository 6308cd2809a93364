package fi.vayla.simulator;

import fi.vayla.event.InvalidConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated town.
 *
 * @param hub the hub that it sends to, without a slash at the end
 * @param ports where its members listen
 * @param measures the measures that its projects are made of, with {@code projects.csv} beside them if there is one, and {@code
 *     metrics.csv} and {@code maturity.csv} for what it measures, as in {@code config/roadmaps}
 * @param untouched ids of measures that the portfolio leaves alone, so that a visitor can move them by hand
 * @param messagesPerSecond how much it sends in all
 * @param decideAfter how long a case waits before it moves on
 * @param githubSecret signs GitHub webhooks, if set
 * @param remember how many cases, messages and receipts each member remembers; older ones are forgotten
 */
@ConfigurationProperties("vayla.town")
public record TownSettings(
        @DefaultValue("http://localhost:8080") URI hub,
        @DefaultValue Ports ports,
        @DefaultValue("config/roadmaps/measures.csv") Path measures,
        @DefaultValue("lah-frends") List<String> untouched,
        @DefaultValue("60") double messagesPerSecond,
        @DefaultValue("2s") Duration decideAfter,
        @Nullable String githubSecret,
        @DefaultValue("20000") int remember) {

    public TownSettings {
        untouched = List.copyOf(untouched);
        if (messagesPerSecond <= 0) {
            throw new InvalidConfiguration("vayla.town.messages-per-second is " + messagesPerSecond
                    + "; set it to a number above 0, such as 60");
        }
    }

    /** The defaults, on any free ports. */
    public static TownSettings forHub(URI hub, Path measures) {
        return new TownSettings(
                hub, Ports.ANY, measures, List.of("lah-frends"), 60, Duration.ofSeconds(2), null, 20_000);
    }

    public TownSettings withMessagesPerSecond(double rate) {
        return new TownSettings(hub, ports, measures, untouched, rate, decideAfter, githubSecret, remember);
    }

    public TownSettings withDecideAfter(Duration wait) {
        return new TownSettings(hub, ports, measures, untouched, messagesPerSecond, wait, githubSecret, remember);
    }

    public TownSettings withGithubSecret(String secret) {
        return new TownSettings(hub, ports, measures, untouched, messagesPerSecond, decideAfter, secret, remember);
    }

    public TownSettings withRemember(int count) {
        return new TownSettings(hub, ports, measures, untouched, messagesPerSecond, decideAfter, githubSecret, count);
    }

    /**
     * TCP ports on the loopback address; 0 takes any free one.
     *
     * @param formTool port of the form tool
     * @param caseManagement port of the case management
     * @param portfolio port of the project portfolio
     * @param website port of the website
     * @param openProject port of Tuusula's OpenProject
     * @param redmine port of Helsinki's Redmine
     * @param serviceNow port of the incentive scheme's ServiceNow
     * @param openData port of the open data portal
     * @param warehouse port of the data warehouse
     */
    public record Ports(
            @DefaultValue("8091") int formTool,
            @DefaultValue("8092") int caseManagement,
            @DefaultValue("8093") int portfolio,
            @DefaultValue("8094") int website,
            @DefaultValue("8095") int openProject,
            @DefaultValue("8096") int redmine,
            @DefaultValue("8097") int serviceNow,
            @DefaultValue("8098") int openData,
            @DefaultValue("8099") int warehouse) {

        public static final Ports ANY = new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
