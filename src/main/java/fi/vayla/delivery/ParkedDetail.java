package fi.vayla.delivery;

import java.util.List;

/**
 * A whole parked message in its queue.
 *
 * @param queue the first of its key's queue, at most {@link ParkedMessages#SHOWN}
 */
public record ParkedDetail(ParkedMessage message, ParkedStand stand, List<ParkedEntry> queue, int queueLength) {}
