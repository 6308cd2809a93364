package fi.vayla.routes;

import java.util.SortedMap;

/**
 * A revision as it stands on {@code vayla.routes}, whole.
 *
 * @param files the texts, by their names: {@code deliver/}, {@code mappings/} and {@code config/}
 */
record RevisionRow(Revision revision, SortedMap<String, String> files) {}
