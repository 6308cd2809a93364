package fi.vayla.bench;

/** What a bare loop writes down of each message, each with what those before it do. */
enum Accounts {
    NONE(Measured.BARE),
    LEDGER("bare loop with a ledger"),
    VIEW("bare loop with the accounts");

    private final String title;

    Accounts(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The topic of the ledger of who works on this one. */
    static String rows(String topic) {
        return topic + ".rows";
    }
}
