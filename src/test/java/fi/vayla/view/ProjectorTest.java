package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProjectorTest {

    private static final Duration WORKED = Duration.ofMillis(80);

    @Test
    void read_models_that_are_behind_rest_as_long_as_they_worked() {
        assertThat(Projector.rest(1000, WORKED)).isEqualTo(WORKED);
        assertThat(Projector.rest(5000, WORKED)).isEqualTo(WORKED);
    }

    @Test
    void read_models_that_keep_up_do_not_rest() {
        assertThat(Projector.rest(999, WORKED)).isZero();
    }

    @Test
    void a_slow_database_does_not_make_them_rest_for_long() {
        assertThat(Projector.rest(5000, Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(500));
    }
}
