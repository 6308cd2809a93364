package fi.vayla.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rewind a partition obeyed last, as its owner's commit notes it behind the {@link Standing}: so it obeys each order
 * once, whoever owns it and whatever ends an owner.
 *
 * @param order the rewind's id, 0 for none
 * @param until the offset behind the last event that is read again for it
 * @param again whether what was delivered below that is delivered again
 */
record Rewound(long order, long until, boolean again) {

    static final Rewound NONE = new Rewound(0, 0, false);

    private static final Pattern NOTE = Pattern.compile(".* (rewound|again) (\\d{1,18}) (\\d{1,18})");

    /** The round in which an event at this offset is delivered, if it was not before. */
    Round round(long offset) {
        return again && offset < until ? new Round(order, true) : Round.FIRST;
    }

    /** What stands behind the numbers of a {@link Standing}; nothing for none. */
    String note() {
        return order == 0 ? "" : " %s %d %d".formatted(again ? "again" : "rewound", order, until);
    }

    static Rewound parse(String note) {
        Matcher parts = NOTE.matcher(note);
        return parts.matches()
                ? new Rewound(
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(1).equals("again"))
                : NONE;
    }
}
