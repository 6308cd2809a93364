package fi.vayla.delivery;

import fi.vayla.Work;
import fi.vayla.event.Event;
import fi.vayla.event.GrantForm;
import fi.vayla.event.Json;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Place;

/** What the ledger does with one row; a delivered message has two. */
public enum DeliveryWork implements Work {
    write_row {
        @Override
        public Object once() {
            return Json.write(row());
        }
    },
    /** What the sums need, as millions of rows are read when an instance is given its partitions. */
    read_line {
        @Override
        public Object once() {
            return LedgerLine.read(ROW);
        }
    },
    /** All of it, as for a message that was begun. */
    read_row {
        @Override
        public Object once() {
            return Json.read(ROW, LedgerRow.class);
        }
    };

    private static final Event GRANT = GrantForm.event();
    private static final Item ITEM = Item.of(new LoggedEvent(new Place("vayla.forms", 3, 1_234_567), GRANT));
    private static final byte[] ROW = Json.write(row());

    private static LedgerRow row() {
        return LedgerRow.of(
                        "grant-application-to-case",
                        ITEM,
                        LedgerRow.State.delivered,
                        "system:case-management",
                        1,
                        false,
                        GRANT.receivedAt())
                .as("TESTI 2026-000123");
    }
}
