package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the work of one package to the bytes that one message may allocate. Bytes and not times: a thread allocates the same on
 * a machine that is busy, and nearly the same whatever is compiled already.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AllocationGuard {

    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 5;
    private static final int MESSAGES = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static volatile @Nullable Object made;

    private final String prefix;
    private final List<Work> works;

    /** @param works all that the package does with a message */
    protected AllocationGuard(Work... works) {
        this.prefix = getClass().getPackageName().replace("fi.vayla.", "") + "/";
        this.works = List.of(works);
    }

    protected Stream<Work> works() {
        return works.stream();
    }

    @ParameterizedTest
    @MethodSource("works")
    protected void one_message_allocates_no_more_than_it_may(Work work) throws Exception {
        MessageCost.of(prefix + work.name()).requireAtMost(bytes(work));
    }

    @Test
    protected void every_figure_of_the_package_is_measured() {
        assertThat(MessageCost.all().stream().map(MessageCost::what).filter(what -> what.startsWith(prefix)))
                .containsExactlyInAnyOrderElementsOf(
                        works().map(work -> prefix + work.name()).toList());
    }

    /** Of one message, in the round that allocated least: what is made once and kept stands in the others. */
    protected static double bytes(Work work) throws Exception {
        repeat(work, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(work, MESSAGES);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return (double) least / MESSAGES;
    }

    private static void repeat(Work work, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            made = work.once();
        }
    }
}
