/** The geometry of the pictures: from figures to the points of an SVG. Knows no words and no colours. */
@NullMarked
package fi.vayla.console.chart;

import org.jspecify.annotations.NullMarked;
