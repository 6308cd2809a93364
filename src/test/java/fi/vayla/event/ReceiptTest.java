package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

    @Test
    void it_is_the_start_of_the_sha_256_of_source_and_id_for_ever() {
        assertThat(Receipt.of("helsinki-grants", "HEL-2025-001216").value())
                .isEqualTo("7b0c36c1a23ee7392300308cc9f01dfd");
        assertThat(Receipt.of("ideas", "idea-äö").value()).isEqualTo("302ac00548a28b5eeb924a56f2cd865e");
    }

    @Test
    void a_repeat_gets_the_same_receipt() {
        assertThat(Receipt.of("ideas", "7")).isEqualTo(Receipt.of("ideas", "7"));
    }

    @Test
    void source_and_id_do_not_run_into_each_other() {
        assertThat(Receipt.of("ideas1", "2")).isNotEqualTo(Receipt.of("ideas", "12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b0c36c1", "7B0C36C1A23EE7392300308CC9F01DFD", "7b0c36c1a23ee7392300308cc9f01dfg"})
    void what_is_no_receipt_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(text)).withMessage("Not a receipt: " + text);
    }
}
