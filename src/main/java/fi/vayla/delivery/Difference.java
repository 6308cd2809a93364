package fi.vayla.delivery;

import fi.vayla.delivery.ParkedEdit.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is different between two JSON documents. Arrays are compared place by place. */
public final class Difference {

    private final List<Change> changes = new ArrayList<>();

    private Difference() {}

    /** By path, members of an object in the order of their names; empty when the documents say the same. */
    public static List<Change> between(JsonNode from, JsonNode to) {
        Difference difference = new Difference();
        difference.compare("", from, to);
        return List.copyOf(difference.changes);
    }

    private void compare(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null || to == null) {
            changes.add(new Change(path, from, to));
        } else if (from.isObject() && to.isObject()) {
            Set<String> names = new TreeSet<>(from.propertyNames());
            names.addAll(to.propertyNames());
            names.forEach(name -> compare(path + "/" + escaped(name), from.get(name), to.get(name)));
        } else if (from.isArray() && to.isArray()) {
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                compare(path + "/" + i, from.get(i), to.get(i));
            }
        } else if (!same(from, to)) {
            changes.add(new Change(path, from, to));
        }
    }

    /** 1.0 and 1 are the same number, however they are written. */
    private static boolean same(JsonNode from, JsonNode to) {
        return from.isNumber() && to.isNumber()
                ? from.decimalValue().compareTo(to.decimalValue()) == 0
                : from.equals(to);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
