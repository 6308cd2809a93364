package fi.vayla.bench;

/**
 * What came of a backlog.
 *
 * @param messages that had an effect
 */
record Worked(int messages, double perSecond) {}
