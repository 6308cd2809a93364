package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.EventType;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Link;
import fi.vayla.event.Status;
import fi.vayla.log.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdeaDeskTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final DeskOrder ORDER = new DeskOrder("Testi Testinen", "toteutetaan ensi vuonna");

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);
    private final String goal = hub.ideas.goals(LAHTI).getFirst().id();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_idea_is_a_proposed_candidate_with_its_votes() {
        propose("1", "Jäätilanne kartalle", 14);

        assertThat(hub.ideas.list()).singleElement().satisfies(idea -> {
            assertThat(idea.item()).isEqualTo("ideas:1");
            assertThat(idea.title()).isEqualTo("Jäätilanne kartalle");
            assertThat(idea.status()).isEqualTo(Status.proposed);
            assertThat(idea.votes()).isEqualTo(14);
            assertThat(idea.programme()).isEqualTo(LAHTI);
        });
    }

    @Test
    void a_placed_idea_is_planned_under_its_goal_and_counted_when_it_is_a_measure_only() {
        propose("1", "Jäätilanne kartalle", 3);
        Summary before = hub.roadmap.find(LAHTI).orElseThrow().summary();

        assertThat(hub.ideas.place(id(), goal, 2, ORDER)).isEqualTo(new DeskResult.Done());

        ProgrammeView view = hub.roadmap.find(LAHTI).orElseThrow();
        assertThat(flat(view.goals())
                        .filter(each -> each.id().equals(goal))
                        .findFirst()
                        .orElseThrow()
                        .measures())
                .contains("ideas:1");
        assertThat(view.summary()).isEqualTo(before);
        ItemView item = hub.item(LAHTI, "ideas:1");
        assertThat(item.status()).isEqualTo(Status.planned);
        assertThat(item.goal()).isEqualTo(goal);
        assertThat(hub.ideas.list().getFirst().priority()).isEqualTo(2);
        assertThat(log.records(Topic.AUDIT)).hasSize(1);
    }

    @Test
    void the_reason_of_a_rejection_goes_out_with_the_change_and_the_proposers_own_record() {
        propose("1", "Jäätilanne kartalle", 3);

        hub.ideas.reject(id(), new DeskOrder("Testi Testinen", "on jo olemassa"));

        assertThat(Hub.changes(log).getLast()).satisfies(change -> {
            assertThat(change.kind()).isEqualTo("idea");
            assertThat(change.source()).isEqualTo("operator");
            assertThat(change.links()).containsExactly(new Link("ideas", "1"));
            assertThat(change.changes())
                    .containsExactly(
                            new Change("decision_reason", null, "on jo olemassa"),
                            new Change("status", null, "cancelled"));
        });
        assertThat(hub.ideas.list().getFirst().reason()).isEqualTo("on jo olemassa");
    }

    @Test
    void those_that_wait_come_first_then_the_operators_priority_then_the_votes() {
        propose("few", "Vähän ääniä", 1);
        propose("many", "Paljon ääniä", 9);
        propose("first", "Tärkein", 0);
        propose("gone", "Hylätty", 99);
        hub.ideas.reject(id("gone"), ORDER);
        hub.ideas.prioritise(id("first"), 1, ORDER);

        assertThat(hub.ideas.list())
                .extracting(Idea::item)
                .containsExactly("ideas:first", "ideas:many", "ideas:few", "ideas:gone");
    }

    @Test
    void an_order_that_cannot_be_is_refused_and_not_audited() {
        propose("1", "Jäätilanne kartalle", 3);

        assertThat(hub.ideas.place(id(), "por-tavoite", null, ORDER)).isInstanceOf(DeskResult.Invalid.class);
        assertThat(hub.ideas.place(id(), goal, -1, ORDER)).isInstanceOf(DeskResult.Invalid.class);
        assertThat(hub.ideas.reject(id(), new DeskOrder("Testi", ""))).isInstanceOf(DeskResult.Invalid.class);
        assertThat(hub.ideas.reject("0123", ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(log.records(Topic.AUDIT)).isEmpty();
    }

    @Test
    void a_restart_forgets_no_decision() {
        propose("1", "Jäätilanne kartalle", 3);
        hub.ideas.place(id(), goal, 2, ORDER);

        var restarted = new Hub(log);

        await().untilAsserted(() -> assertThat(restarted.ideas.list()).isEqualTo(hub.ideas.list()));
    }

    private static Stream<GoalView> flat(List<GoalView> goals) {
        return goals.stream().flatMap(goal -> Stream.concat(Stream.of(goal), flat(goal.goals())));
    }

    private void propose(String ref, String title, int votes) {
        hub.deliver(
                Hub.event(EventType.IDEA_PROPOSED, "ideas", ref, Hub.NOON.minusSeconds(60)),
                "{\"ref\":\"%s\",\"title\":\"%s\",\"programme\":\"%s\",\"fields\":{\"votes\":%d}}"
                        .formatted(ref, title, LAHTI, votes));
    }

    private String id() {
        return hub.ideas.list().getFirst().id();
    }

    private String id(String ref) {
        return hub.ideas.list().stream()
                .filter(idea -> idea.item().equals("ideas:" + ref))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
