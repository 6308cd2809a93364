package fi.vayla.system;

import org.jspecify.annotations.Nullable;

/**
 * Where a system lists what it shows of the roadmap, {@code records:} of {@code config/systems.yaml}. Everything that it lists
 * is taken for a record of the roadmap: the path asks for nothing else.
 *
 * @param path what is asked, with the places that the adapter knows
 * @param at JSON Pointer to the array in the answer; the whole answer by default
 * @param id JSON Pointer to a record's own id; {@code /id} by default
 * @param item JSON Pointer to the item that a record shows; where {@code id} points by default
 * @param next JSON Pointer to the address of the next page, if the answer tells one
 */
public record RecordsDefinition(
        String path,
        String at,
        String id,
        String item,
        @Nullable String next) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public RecordsDefinition {
        path = path == null ? "" : path;
        at = at == null ? "" : at;
        id = id == null ? "/id" : id;
        item = item == null ? id : item;
    }
}
