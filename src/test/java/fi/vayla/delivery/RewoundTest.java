package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewoundTest {

    private static final Standing STANDING = new Standing(1, 20, 3, 4, 5, 6, 7);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void it_stands_behind_the_standing_in_one_note(boolean again) {
        Rewound rewound = new Rewound(1_795_000_000_000L, 1200, again);
        String note = STANDING.note() + rewound.note();

        assertThat(Rewound.parse(note)).isEqualTo(rewound);
        assertThat(Standing.parse(note)).isEqualTo(STANDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3 4 5 6 7", "1 2 3 4 5 6 7 rewound 3", "1 2 3 4 5 6 7 again 3 x"})
    void a_note_without_one_is_of_a_partition_that_was_never_rewound(String note) {
        assertThat(Rewound.parse(note)).isEqualTo(Rewound.NONE);
        assertThat(Rewound.NONE.note()).isEmpty();
    }

    @Test
    void only_what_lies_before_where_the_partition_stood_is_delivered_again() {
        Rewound again = new Rewound(8, 1200, true);

        assertThat(again.round(1199)).isEqualTo(new Round(8, true));
        assertThat(again.round(1200)).isEqualTo(Round.FIRST);
        assertThat(new Rewound(8, 1200, false).round(1199)).isEqualTo(Round.FIRST);
    }
}
