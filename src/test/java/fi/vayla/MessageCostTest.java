package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCostTest {

    /** The packages whose tests measure, and what is measured of a whole hub. */
    private static final Set<String> MEASURED = Set.of("log", "delivery", "routes", "intake", "roadmap", "hub");

    private static Stream<MessageCost> lines() {
        return MessageCost.all().stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void what_costs_more_than_its_figure_and_tolerance_fails_and_says_what_to_do(MessageCost line) {
        double most = line.figure() * (100 + line.tolerance()) / 100;

        assertThatCode(() -> line.requireAtMost(most)).doesNotThrowAnyException();
        assertThatThrownBy(() -> line.requireAtMost(most * 1.001))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(line.what(), line.unit(), "Mend", "src/test/message-cost.csv");
    }

    @Test
    void every_line_has_one_name_and_a_figure_above_nothing() {
        assertThat(lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.figure()).isPositive())
                .extracting(MessageCost::what)
                .doesNotHaveDuplicates();
    }

    @Test
    void no_line_is_of_something_that_nobody_measures() {
        assertThat(lines().map(line -> line.what().replaceFirst("/.*", "")).distinct())
                .containsExactlyInAnyOrderElementsOf(MEASURED);
    }

    @Test
    void bytes_are_counted_as_they_are_allocated() throws Exception {
        assertThat(AllocationGuard.bytes(allocating(10_000))).isBetween(10_000.0, 10_100.0);
        assertThat(AllocationGuard.bytes(allocating(20_000))).isBetween(20_000.0, 20_100.0);
    }

    private static Work allocating(int bytes) {
        return new Work() {
            @Override
            public String name() {
                return "bytes";
            }

            @Override
            public Object once() {
                return new byte[bytes];
            }
        };
    }
}
