package fi.vayla.bench;

/** One row of the table. */
interface Work {

    /** Such as W1. */
    String id();

    /** Starts what it needs, warms it up, measures it, and ends it again. */
    Measured measure(Install install, Scale scale);
}
