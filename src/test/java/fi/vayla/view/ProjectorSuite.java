package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.log.Committed;
import fi.vayla.log.GroupReader;
import fi.vayla.log.LogForTests;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How the tables keep up with a real log, the same on every database. */
abstract class ProjectorSuite {

    private final Store store = open();
    private final Event before = Events.form(LogForTests.unique("näkymä-"));

    abstract Store open();

    @BeforeEach
    void append() {
        LogForTests.append(before);
    }

    @AfterEach
    void close() {
        store.isAway(false);
        store.client.sql("DROP TABLE IF EXISTS view_version").update();
        store.close();
    }

    @Test
    void what_is_on_the_log_is_found_and_what_comes_later_too() {
        Event after = Events.project(LogForTests.unique("NÄK-"), 1);
        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
            assertThat(isFound(after)).isFalse();

            LogForTests.append(after);
            await().until(() -> isFound(after));
        }
    }

    @Test
    void a_restart_goes_on_where_it_stood_and_a_rebuild_starts_from_the_beginning() {
        fillOnce();
        store.forget(before.receipt().value());
        Event between = Events.form(LogForTests.unique("välissä-"));
        LogForTests.append(between);

        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            assertThat(isFound(between)).isTrue();
            assertThat(isFound(before)).as("behind its progress").isFalse();

            store.client.sql("UPDATE message SET source = 'vanha'").update();
            projector.rebuild();
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
            assertThat(store.client
                            .sql("SELECT COUNT(*) FROM message WHERE source = 'vanha'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void another_log_has_its_tables_built_anew() {
        fillOnce();
        store.forget(before.receipt().value());

        try (Projector projector = projector(new OtherCluster(LogForTests.groups()))) {
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
        }
        assertThat(store.schema.fits("toinen-klusteri")).isTrue();
    }

    @Test
    void a_database_that_is_away_at_the_start_is_waited_for() {
        store.isAway(true);
        try (Projector projector = projector(LogForTests.groups())) {
            await().until(() -> store.refused() > 0);
            assertThat(projector.awaitCaughtUp(Duration.ofMillis(300))).isFalse();

            store.isAway(false);
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
        }
    }

    @Test
    void a_database_that_goes_away_is_waited_for_and_misses_nothing() {
        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            store.isAway(true);
            Event meanwhile = Events.form(LogForTests.unique("poissa-"));
            LogForTests.append(meanwhile);
            await().until(() -> store.refused() > 0);

            store.isAway(false);
            await().until(() -> isFound(meanwhile));
        }
    }

    @Test
    void a_rebuild_while_the_database_is_away_fails_and_the_tables_still_keep_up() {
        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            store.isAway(true);
            assertThatExceptionOfType(TransactionException.class).isThrownBy(projector::rebuild);

            store.isAway(false);
            Event after = Events.form(LogForTests.unique("jälkeen-"));
            LogForTests.append(after);
            await().until(() -> isFound(before) && isFound(after));
        }
    }

    @Test
    void tables_that_were_dropped_halfway_are_built_anew() {
        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            store.failAt("DROP TABLE IF EXISTS delivery");
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(projector::rebuild);
        }
        store.failAt(null);

        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
        }
    }

    @Test
    void closing_it_while_the_database_is_away_ends_the_waiting() {
        store.isAway(true);
        Projector projector = projector(LogForTests.groups());
        await().until(() -> store.refused() > 0);

        projector.close();

        store.isAway(false);
        assertThat(projector.awaitCaughtUp(Duration.ofMillis(300))).isFalse();
        assertThat(store.schema.fits(LogForTests.groups().clusterId())).isFalse();
    }

    private void fillOnce() {
        try (Projector projector = projector(LogForTests.groups())) {
            awaitCaughtUp(projector);
            assertThat(isFound(before)).isTrue();
        }
    }

    private Projector projector(LogGroups groups) {
        return new Projector(
                store.schema,
                store.writer,
                store.client,
                store.transactions,
                LogForTests.follower(),
                groups,
                Clock.systemUTC());
    }

    private static void awaitCaughtUp(Projector projector) {
        await().atMost(Duration.ofSeconds(30)).until(() -> projector.awaitCaughtUp(Duration.ofMillis(100)));
    }

    private boolean isFound(Event event) {
        return store.reader.find(event.receipt().value()).isPresent();
    }

    /** The same log as if it were another cluster's. */
    private record OtherCluster(LogGroups log) implements LogGroups {

        @Override
        public GroupReader join(String group, Set<Topic> topics, GroupReader.Assignment assignment) {
            return log.join(group, topics, assignment);
        }

        @Override
        public Map<Partition, Committed> committed(String group) {
            return log.committed(group);
        }

        @Override
        public Map<Partition, Long> ends(Set<Topic> topics) {
            return log.ends(topics);
        }

        @Override
        public String clusterId() {
            return "toinen-klusteri";
        }
    }
}
