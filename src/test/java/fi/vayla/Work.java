package fi.vayla;

/** A piece of the hub's work on one message, on an input of real size; what is measured, for time and for bytes. */
public interface Work {

    /** What {@code src/test/message-cost.csv} calls it, behind the name of its package. */
    String name();

    /** Does it once, and returns what it makes, so that no compiler leaves it out. */
    Object once() throws Exception;
}
