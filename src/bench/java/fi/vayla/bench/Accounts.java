package fi.vayla.bench;

import java.time.Duration;

/** Whether a bare loop writes down what became of each message, in a ledger and read models, as the hub does. */
enum Accounts {
    NONE(Measured.BARE),
    ALL("bare loop with the accounts");

    private final String title;

    Accounts(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How long who keeps them is to be quiet until it is at rest. */
    Duration quiet() {
        return this == ALL ? Usage.WITH_READ_MODELS : Usage.BRIEFLY;
    }

    /** The topic of the ledger of who works on this one. */
    static String rows(String topic) {
        return topic + ".rows";
    }
}
