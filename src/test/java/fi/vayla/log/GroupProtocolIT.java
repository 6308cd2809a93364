package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dead member is let go of within seconds, whatever the brokers' settings are, and one that closes leaves at once. */
class GroupProtocolIT {

    private static final Duration POLL = Duration.ofMillis(100);

    @Test
    void stock_brokers_keep_a_dead_member_for_long_in_their_own_protocol_so_groups_use_the_classic_one(
            @TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.stock(folder)) {
            LogSettings settings = TestBroker.client(cluster.servers(), Duration.ofSeconds(10));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.servers()))) {
                Topics.createMissing(admin, settings);
                KafkaGroups groups = new KafkaGroups(settings, admin, new Lookout(admin));

                members_share_and_a_closed_one_leaves_at_once(groups, admin, GroupType.CLASSIC);
            }
        }
    }

    @Test
    void brokers_that_allow_a_short_session_share_out_by_themselves() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LogForTests.servers()))) {
            members_share_and_a_closed_one_leaves_at_once(LogForTests.groups(), admin, GroupType.CONSUMER);
        }
    }

    private static void members_share_and_a_closed_one_leaves_at_once(LogGroups groups, Admin admin, GroupType type)
            throws Exception {
        String group = LogForTests.unique("protokolla-");
        try (Member one = new Member(groups, group)) {
            await().until(() -> one.poll().size() == 6);
            Member other = new Member(groups, group);
            await().until(() -> one.poll().size() + other.poll().size() == 6 && other.owned.size() == 3);
            assertThat(one.owned).doesNotContainAnyElementsOf(other.owned);
            assertThat(one.revokedLast).isEqualTo(other.owned);
            ConsumerGroupDescription description = describe(admin, group);
            assertThat(description.type()).isEqualTo(type);
            assertThat(description.members()).hasSize(2);

            other.close();

            assertThat(describe(admin, group).members()).hasSize(1);
            await().until(() -> one.poll().size() == 6);
        }
        Collection<MemberDescription> left = describe(admin, group).members();
        assertThat(left).isEmpty();
    }

    private static ConsumerGroupDescription describe(Admin admin, String group) throws Exception {
        return java.util.Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(group)).all().get().get(group));
    }

    /** One member of a group, polled by the test's thread. */
    private static final class Member implements GroupReader.Assignment, AutoCloseable {

        final Set<Partition> owned = new TreeSet<>(java.util.Comparator.comparing(Partition::toString));
        Set<Partition> revokedLast = Set.of();
        final GroupReader reader;

        Member(LogGroups groups, String group) {
            reader = groups.join(group, Set.of(Topic.PROJECTS), this);
        }

        Set<Partition> poll() {
            reader.poll(POLL);
            return owned;
        }

        @Override
        public void assigned(GroupReader reader, Set<Partition> partitions) {
            owned.addAll(partitions);
        }

        @Override
        public void lost(Set<Partition> partitions) {
            owned.removeAll(partitions);
        }

        @Override
        public void revoked(GroupReader reader, Set<Partition> partitions) {
            owned.removeAll(partitions);
            revokedLast = partitions;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
