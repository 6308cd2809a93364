package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private final KeptAnswers<String, Integer, String> answers = new KeptAnswers<>(10, String::length);
    private final List<String> made = new ArrayList<>();

    private String get(String question, int stand, String answer) {
        return answers.get(question, stand, () -> {
            made.add(question);
            return answer;
        });
    }

    @Test
    void an_answer_is_made_once_while_what_it_depends_on_stands() {
        assertThat(get("eilen", 1, "abc")).isEqualTo("abc");
        assertThat(get("eilen", 1, "def")).isEqualTo("abc");
        assertThat(get("eilen", 2, "def")).isEqualTo("def");
        assertThat(get("eilen", 2, "ghi")).isEqualTo("def");

        assertThat(made).containsExactly("eilen", "eilen");
    }

    @Test
    void what_was_asked_longest_ago_goes_first_and_what_is_too_large_is_not_kept() {
        get("a", 1, "1234");
        get("b", 1, "1234");
        get("a", 1, "");
        get("c", 1, "1234");
        made.clear();

        assertThat(get("a", 1, "uusi")).isEqualTo("1234");
        assertThat(get("c", 1, "uusi")).isEqualTo("1234");
        assertThat(get("b", 1, "uusi")).isEqualTo("uusi");
        assertThat(get("d", 1, "12345678901")).hasSize(11);
        get("d", 1, "12345678901");
        assertThat(made).containsExactly("b", "d", "d");
    }
}
