package fi.vayla.delivery;

import java.util.List;

/**
 * Some of the parked messages, in the order in which they parked.
 *
 * @param total how many there are on all pages
 */
public record ParkedPage(List<ParkedStand> parked, int total) {}
