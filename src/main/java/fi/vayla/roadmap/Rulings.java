package fi.vayla.roadmap;

import fi.vayla.log.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators said of one record, one after the other. Whoever has read the same rows agrees, in whatever order they came:
 * the ruling that stands last on the log counts, and how far another one was carried out is nothing to it.
 *
 * @param place of the ruling that counts
 * @param last that ruling, carried out as far as is known
 * @param items that any ruling named
 */
record Rulings(@Nullable Place place, @Nullable LinkRow last, Set<String> items) {

    static final Rulings NONE = new Rulings(null, null, Set.of());

    Rulings {
        items = Set.copyOf(items);
    }

    Rulings and(Place other, LinkRow row) {
        if (row.isProgress()) {
            return last != null && last.isOfRuling(row) ? new Rulings(place, last.and(row), items) : this;
        }
        boolean newer = place == null || other.offset() > place.offset();
        return newer ? new Rulings(other, row, with(row)) : new Rulings(place, last, with(row));
    }

    private Set<String> with(LinkRow row) {
        Set<String> all = new HashSet<>(items);
        if (row.item() != null) {
            all.add(row.item());
        }
        return all;
    }

    Optional<LinkRow> findLast() {
        return Optional.ofNullable(last);
    }

    /** The items of the rulings that do not count any more. */
    Set<String> others() {
        Set<String> others = new HashSet<>(items);
        if (last != null && last.item() != null) {
            others.remove(last.item());
        }
        return others;
    }
}
