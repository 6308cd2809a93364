package fi.vayla.intake;

import fi.vayla.event.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What ids and business keys have to be, since they become record keys, file names in exports and parts of addresses. */
final class Identity {

    private static final int LONGEST = 500;

    private Identity() {}

    static List<Problem> check(Decoded.Message message) {
        List<Problem> problems = new ArrayList<>();
        check("id", message.id(), problems);
        check("business key", message.subject(), problems);
        return problems;
    }

    private static void check(String name, String value, List<Problem> problems) {
        if (value.isBlank()) {
            problems.add(new Problem("", "the " + name + " is empty"));
        } else if (value.length() > LONGEST) {
            problems.add(new Problem("", "the " + name + " is longer than " + LONGEST + " characters"));
        } else if (value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            problems.add(new Problem("", "the " + name + " has characters that are no text"));
        }
    }
}
