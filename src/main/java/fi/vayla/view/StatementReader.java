package fi.vayla.view;

import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what was stated of the roadmap's items, of each item in the order in which the hub wrote it down. */
public final class StatementReader {

    private static final String ORDER = " ORDER BY item, recorded_at, log_partition, log_offset, field";

    private final JdbcClient jdbc;

    StatementReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything that is known of a programme's items.
     *
     * @param asOf only what happened then or before; null for no such limit
     * @param recordedAt only what the hub had written down by then; null for no such limit
     */
    public List<Recorded> list(String programme, @Nullable Instant asOf, @Nullable Instant recordedAt) {
        return whole(counting("*", programme, asOf, recordedAt, ORDER)
                        .query(StatementReader::row)
                        .list())
                .stream()
                .filter(one -> asOf == null || !one.stated().at().isAfter(asOf))
                .filter(one -> recordedAt == null || !one.recordedAt().isAfter(recordedAt))
                .toList();
    }

    /** How many rows an answer of {@link #list} is made of, roughly to the microsecond; they only ever become more. */
    public long count(String programme, @Nullable Instant asOf, @Nullable Instant recordedAt) {
        return counting("COUNT(*)", programme, asOf, recordedAt, "")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec counting(
            String what, String programme, @Nullable Instant asOf, @Nullable Instant recordedAt, String order) {
        // an idea may have been proposed to another programme before
        StringBuilder sql = new StringBuilder("SELECT " + what + " FROM roadmap_statement"
                + " WHERE item IN (SELECT item FROM roadmap_statement WHERE programme = ?)");
        List<Object> params = new ArrayList<>(List.of(programme));
        if (asOf != null) {
            sql.append(" AND happened_at <= ?");
            params.add(ViewWriter.micros(asOf));
        }
        if (recordedAt != null) {
            sql.append(" AND recorded_at <= ?");
            params.add(ViewWriter.micros(recordedAt));
        }
        return jdbc.sql(sql + order).params(params);
    }

    /** Everything that is known of one item. */
    public List<Recorded> listOf(String item) {
        return whole(jdbc.sql("SELECT * FROM roadmap_statement WHERE item = ?" + ORDER)
                .param(item)
                .query(StatementReader::row)
                .list());
    }

    /** Joins the rows of a statement, which follow each other. */
    private static List<Recorded> whole(List<Recorded> rows) {
        List<Recorded> whole = new ArrayList<>();
        for (Recorded row : rows) {
            if (!whole.isEmpty() && same(whole.getLast(), row)) {
                whole.add(joined(whole.removeLast(), row.stated()));
            } else {
                whole.add(row);
            }
        }
        return whole;
    }

    private static boolean same(Recorded one, Recorded other) {
        return one.stated().receipt().equals(other.stated().receipt())
                && String.valueOf(one.stated().item()).equals(other.stated().item())
                && one.recordedAt().equals(other.recordedAt());
    }

    private static Recorded joined(Recorded first, RoadmapStated more) {
        RoadmapStated stated = first.stated();
        Map<String, Said> fields = new HashMap<>(stated.fields());
        fields.putAll(more.fields());
        Decides decides = stated.decides() == null ? more.decides() : stated.decides();
        return new Recorded(with(stated, fields, decides), first.recordedAt());
    }

    private static RoadmapStated with(RoadmapStated stated, Map<String, Said> fields, @Nullable Decides decides) {
        return new RoadmapStated(
                stated.item(),
                stated.programme(),
                stated.kind(),
                stated.title(),
                stated.source(),
                stated.ref(),
                stated.receipt(),
                stated.at(),
                stated.receivedAt(),
                fields,
                decides,
                stated.by(),
                stated.reason());
    }

    private static Recorded row(ResultSet row, int number) throws SQLException {
        String field = row.getString("field");
        String verdict = row.getString("verdict");
        String decides = row.getString("decides");
        boolean rejected = verdict.equals(StatementRows.REJECTED);
        String[] times = row.getString("told_at").split(" ");
        var stated = new RoadmapStated(
                row.getString("item"),
                row.getString("programme"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("source"),
                row.getString("ref"),
                row.getString("receipt"),
                Instant.parse(times[0]),
                Instant.parse(times[1]),
                rejected ? Map.of() : Map.of(field, new Said(row.getString("value_said"), Verdict.valueOf(verdict))),
                decides == null ? null : new Decides(field, decides, !rejected),
                row.getString("said_by"),
                row.getString("reason"));
        return new Recorded(stated, Instant.parse(times[2]));
    }
}
