package fi.vayla.console.chart;

/**
 * A mark on an axis.
 *
 * @param at where it stands, in the picture's units along the axis
 */
public record Tick(String text, String at) {}
