package fi.vayla.roadmap;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A value that was measured.
 *
 * @param at when, by the clock of whoever measured
 */
public record Reading(Instant at, BigDecimal value, String source) {}
