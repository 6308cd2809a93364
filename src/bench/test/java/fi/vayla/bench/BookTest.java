package fi.vayla.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BookTest {

    private final Book book = new Book();

    @Test
    void what_comes_in_order_and_once_is_without_fault() {
        take("a", 0, "x");
        take("b", 0, "y");
        take("a", 1, "z");

        assertThat(book.stand())
                .extracting(Book.Stand::effects, Book.Stand::doubles, Book.Stand::disorders)
                .containsExactly(3L, 0L, 0L);
    }

    @Test
    void a_repeat_under_its_idempotency_key_has_no_effect() {
        take("a", 0, "x");
        take("a", 0, "x");

        assertThat(book.stand())
                .extracting(Book.Stand::effects, Book.Stand::repeats, Book.Stand::doubles)
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void a_repeat_under_another_key_or_none_is_a_second_effect() {
        take("a", 0, "x");
        take("a", 0, "y");
        take("b", 0, "");
        take("b", 0, "");

        assertThat(book.stand())
                .extracting(Book.Stand::effects, Book.Stand::doubles)
                .containsExactly(2L, 2L);
        assertThat(book.stand().faults()).containsExactly("a/0 came a second time", "b/0 came a second time");
    }

    @Test
    void a_message_before_its_turn_is_a_fault_and_so_is_the_one_that_it_overtook() {
        take("a", 1, "x");
        take("a", 0, "y");

        assertThat(book.stand())
                .extracting(Book.Stand::effects, Book.Stand::disorders)
                .containsExactly(2L, 2L);
    }

    @Test
    void a_message_without_key_or_number_is_a_fault() {
        take("", 0, "x");
        take("a", -1, "x");

        assertThat(book.stand())
                .extracting(Book.Stand::effects, Book.Stand::disorders)
                .containsExactly(0L, 2L);
    }

    private void take(String key, int number, String idempotencyKey) {
        book.take(key, number, idempotencyKey.getBytes(StandardCharsets.UTF_8));
    }
}
