/** The roadmaps' tables as cells, in CSV files and workbooks. What the cells mean is not known here. */
@NullMarked
package fi.vayla.roadmap.tables;

import org.jspecify.annotations.NullMarked;
