package fi.vayla.bench;

/** One row of the table. */
interface Work {

    /** Such as W1. */
    String id();

    /** Whether a short run leaves it out: what it is about cannot be seen before the compilers are done. */
    default boolean isLong() {
        return false;
    }

    /** Starts what it needs, warms it up, measures it, and ends it again. */
    Measured measure(Install install, Scale scale);
}
