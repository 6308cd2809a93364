package fi.vayla.roadmap;

import fi.vayla.conformance.InTheHubContract;
import fi.vayla.conformance.Subject;
import fi.vayla.event.EventType;
import fi.vayla.log.Topic;
import fi.vayla.system.Call;
import fi.vayla.system.SystemAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

@Subject(value = "roadmap", of = RoadmapAdapterFactory.class)
class RoadmapContractTest extends InTheHubContract {

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);

    @Override
    protected SystemAdapter adapter(Duration timeout) {
        return hub.adapter();
    }

    @Override
    protected Call call() {
        return call("{\"ref\":\"TES-41\",\"title\":\"Palveluväylä\",\"fields\":{\"status\":\"done\"}}");
    }

    @Override
    protected Call invalid() {
        return call("<hanke/>");
    }

    private static Call call(String body) {
        return new Call(
                Hub.event(EventType.PROJECT_CHANGED, "jira", "1", Hub.NOON),
                "reitti-1",
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected long effects() {
        return log.records(Topic.ROADMAP).size();
    }

    @Override
    protected void logAnswers(boolean whether) {
        log.available(whether);
    }

    @AfterEach
    void close() {
        log.close();
    }
}
