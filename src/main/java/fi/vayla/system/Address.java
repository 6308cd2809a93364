package fi.vayla.system;

import org.jspecify.annotations.Nullable;

/**
 * Where a call goes, as it would be sent.
 *
 * @param path below the system's URL
 * @param record the id of the record that it writes, as {@link SystemAdapter#list} has it; null where the path's last step is
 *     the id
 */
public record Address(String method, String path, @Nullable String record) {}
