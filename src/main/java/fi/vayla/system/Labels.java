package fi.vayla.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The labels that a mapping wants a record of a tool to carry. One of the form {@code NAME: VALUE} takes the place of the
 * record's labels with that name, and all other labels stay.
 *
 * @param wanted those that it should carry
 * @param without those that it should not; one that ends as a name does stands for all labels with that name
 * @param nameEnds what stands behind a name, such as {@code ": "}
 */
public record Labels(List<String> wanted, List<String> without, String nameEnds) {

    public Labels {
        wanted = List.copyOf(wanted);
        without = List.copyOf(without);
    }

    /** Of an array of names, or of objects with a name. */
    public static List<String> of(JsonNode labels) {
        return labels.valueStream()
                .map(label -> label.isString()
                        ? label.stringValue()
                        : label.path("name").asString(""))
                .toList();
    }

    /** What stands behind the beginning in the first label that has it. */
    public static Optional<String> find(List<String> labels, String beginning) {
        return labels.stream()
                .filter(label -> label.startsWith(beginning) && label.length() > beginning.length())
                .map(label -> label.substring(beginning.length()))
                .findFirst();
    }

    /** Those of a record that has others now. */
    public List<String> after(List<String> before) {
        List<String> after = new ArrayList<>(before);
        after.removeIf(this::isInTheWay);
        after.addAll(wanted);
        return after;
    }

    public boolean areOn(List<String> labels) {
        return new TreeSet<>(after(labels)).equals(new TreeSet<>(labels));
    }

    /** What a record says in the place of the wanted labels: those and no others if it has them all. */
    public void show(List<String> labels, ArrayNode shown) {
        List<String> said = areOn(labels)
                ? wanted
                : labels.stream().filter(this::isInTheWay).toList();
        shown.removeAll();
        said.forEach(shown::add);
    }

    private boolean isInTheWay(String label) {
        return wanted.stream().anyMatch(own -> takesPlaceOf(own, label))
                || without.stream()
                        .anyMatch(other -> other.endsWith(nameEnds) ? label.startsWith(other) : label.equals(other));
    }

    private boolean takesPlaceOf(String own, String label) {
        int end = own.indexOf(nameEnds);
        return end < 0 ? label.equals(own) : label.startsWith(own.substring(0, end + nameEnds.length()));
    }
}
