/** CKAN: data sets of open data, with a row for each roadmap item. */
@NullMarked
package fi.vayla.system.ckan;

import org.jspecify.annotations.NullMarked;
