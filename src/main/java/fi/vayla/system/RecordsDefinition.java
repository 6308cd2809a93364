package fi.vayla.system;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a system lists what it shows of the roadmap, {@code records:} of {@code config/systems.yaml}. Everything that it lists
 * is taken for a record of the roadmap: the path or the query asks for nothing else. Each adapter says which of these it knows.
 *
 * @param path what is asked, with the places that the adapter knows; empty where the adapter knows
 * @param query what is asked, in the system's own language, for an adapter that takes one; empty for none
 * @param in the places that are asked one after the other, such as repositories
 * @param at JSON Pointer to the array in the answer; the whole answer by default
 * @param id JSON Pointer to a record's own id; {@code /id} by default
 * @param item what tells the item that a record shows, a JSON Pointer if the adapter says nothing else; where {@code id} points
 *     by default
 * @param next JSON Pointer to the address or the mark of the next page, if the answer tells one
 * @param find path that lists the records of one item, {@code {item}}, asked where the record of a message is gone
 * @param fields where a record says what the mapping says: JSON Pointers into the mapped body, each with one into the record.
 *     What it leaves out is not compared; without any, the record is compared with the mapped body
 */
public record RecordsDefinition(
        String path,
        String query,
        List<String> in,
        String at,
        String id,
        String item,
        @Nullable String next,
        @Nullable String find,
        Map<String, String> fields) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public RecordsDefinition {
        path = path == null ? "" : path;
        query = query == null ? "" : query.strip();
        in = in == null ? List.of() : List.copyOf(in);
        at = at == null ? "" : at;
        id = id == null ? "/id" : id;
        item = item == null ? id : item;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /** A list at a path. */
    public RecordsDefinition(String path, String at, String id, String item, @Nullable String next) {
        this(path, "", List.of(), at, id, item, next, null, Map.of());
    }

    /** The same list at another path. */
    public RecordsDefinition withPath(String otherPath) {
        return new RecordsDefinition(otherPath, query, in, at, id, item, next, find, fields);
    }
}
