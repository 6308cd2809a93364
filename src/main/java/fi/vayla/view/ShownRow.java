package fi.vayla.view;

import java.time.Instant;

/**
 * A delivery of an item of the roadmap to a system.
 *
 * @param receipt of the change that was delivered
 * @param changedAt when the hub wrote that change down, to the millisecond
 * @param deliveredAt when the system had it, by the hub's clock
 */
public record ShownRow(String system, String route, String receipt, Instant changedAt, Instant deliveredAt) {}
