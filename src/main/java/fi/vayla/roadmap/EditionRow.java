package fi.vayla.roadmap;

/**
 * An edition as it stands on {@code vayla.roadmap-history}, whole.
 *
 * @param zip the tables as CSV files in a ZIP file; Base64 in the JSON
 */
@SuppressWarnings("ArrayRecordComponent") // the log's bytes, read once; never compared
record EditionRow(Edition edition, byte[] zip) {}
