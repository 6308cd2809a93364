package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProjectorTest {

    private static final Duration WORKED = Duration.ofMillis(120);
    private static final Duration SOON = Duration.ofSeconds(3);

    @Test
    void read_models_that_are_moments_behind_a_busy_hub_give_it_four_fifths_of_the_time() {
        assertThat(Projector.rest(1000, SOON, WORKED)).isEqualTo(WORKED.multipliedBy(4));
        assertThat(Projector.rest(5000, SOON, WORKED)).isEqualTo(WORKED.multipliedBy(4));
    }

    @Test
    void read_models_that_keep_up_do_not_rest() {
        assertThat(Projector.rest(999, SOON, WORKED)).isZero();
    }

    @Test
    void read_models_that_are_far_behind_do_not_rest() {
        assertThat(Projector.rest(5000, Duration.ofSeconds(11), WORKED)).isZero();
    }

    @Test
    void a_slow_database_is_not_waited_for_long() {
        assertThat(Projector.rest(5000, SOON, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(2));
    }
}
