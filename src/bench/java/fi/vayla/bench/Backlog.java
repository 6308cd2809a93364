package fi.vayla.bench;

/** What a contestant has to work off, the same for each of them. It goes on from one round to the next. */
interface Backlog {

    /** Writes so many events. Returns how many of them must have an effect, once all are durable. */
    int write(int events);

    /** How many must have had an effect, in all rounds. */
    long selected();
}
