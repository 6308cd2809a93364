package fi.vayla.system;

/**
 * Where a call goes, as it would be sent.
 *
 * @param path below the system's URL
 */
public record Address(String method, String path) {}
