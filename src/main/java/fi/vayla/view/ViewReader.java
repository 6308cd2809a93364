package fi.vayla.view;

import fi.vayla.event.EventType;
import fi.vayla.event.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers questions from the read models. They follow the log within a moment; the log is the truth. */
public final class ViewReader {

    public static final int PAGE = 50;

    private final JdbcClient jdbc;

    ViewReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The message with what every route did with it. */
    public Optional<MessageRow> find(String receipt) {
        if (!Receipt.isOne(receipt)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT * FROM message WHERE receipt = ?")
                .param(ViewWriter.bytes(receipt))
                .query(ViewReader::message)
                .optional()
                .map(this::withDeliveries);
    }

    /** Every step of the message on every route, in the order in which they were written. */
    public List<StepRow> listSteps(String receipt) {
        return jdbc.sql("SELECT * FROM delivery_step WHERE receipt = ? ORDER BY place")
                .param(ViewWriter.bytes(receipt))
                .query(ViewReader::step)
                .list();
    }

    /** The newest first, with what every route did with each. */
    public List<MessageRow> list(MessageQuery query) {
        StringBuilder sql = new StringBuilder("SELECT * FROM message WHERE 1 = 1");
        List<Object> params = new ArrayList<>();
        add(sql, params, " AND subject = ?", query.key());
        add(sql, params, " AND type = ?", query.type());
        add(sql, params, " AND received_at >= ?", micros(query.from()));
        add(sql, params, " AND received_at < ?", micros(query.to()));
        sql.append(" ORDER BY received_at DESC, receipt LIMIT ? OFFSET ?");
        params.add(PAGE);
        params.add((long) query.page() * PAGE);
        return jdbc.sql(sql.toString()).params(params).query(ViewReader::message).list().stream()
                .map(this::withDeliveries)
                .toList();
    }

    /** Every change of a roadmap item, the newest first. */
    public List<ChangeRow> listChanges(String programme, String item) {
        return jdbc.sql("SELECT * FROM roadmap_change WHERE programme = ? AND item = ?"
                        + " ORDER BY occurred_at DESC, recorded_at DESC, field")
                .params(programme, item)
                .query(ViewReader::change)
                .list();
    }

    /** Every change of one field in a programme, in the order in which they happened. */
    public List<ChangeRow> listChangesOf(String programme, String field) {
        return jdbc.sql("SELECT * FROM roadmap_change WHERE programme = ? AND field = ?"
                        + " ORDER BY occurred_at, recorded_at, item")
                .params(programme, field)
                .query(ViewReader::change)
                .list();
    }

    /**
     * The newest changes of a programme's items, the newest first.
     *
     * @param fields of these alone; at least one
     */
    public List<ChangeRow> listNewestChanges(String programme, Set<String> fields, int most) {
        return jdbc.sql("SELECT * FROM roadmap_change WHERE programme = :programme AND field IN (:fields)"
                        + " ORDER BY recorded_at DESC, occurred_at DESC, item, field LIMIT :most")
                .param("programme", programme)
                .param("fields", fields)
                .param("most", most)
                .query(ViewReader::change)
                .list();
    }

    /** Every delivery of an item of the roadmap until then, of each system the oldest first. */
    public List<ShownRow> listShown(String item, Instant until) {
        return jdbc.sql("SELECT s.target, s.route, s.receipt, s.written_at, m.received_at FROM message m"
                        + " JOIN delivery_step s ON s.receipt = m.receipt"
                        + " WHERE m.subject = ? AND m.type = ? AND s.state = 'delivered' AND s.written_at <= ?"
                        + " ORDER BY s.target, s.written_at, s.place")
                .params(item, EventType.ROADMAP_ITEM_CHANGED.wireName(), ViewWriter.micros(until))
                .query((row, number) -> new ShownRow(
                        row.getString("target"),
                        row.getString("route"),
                        receipt(row),
                        instant(row, "received_at"),
                        instant(row, "written_at")))
                .list();
    }

    /** With its newest step on each route. */
    private MessageRow withDeliveries(MessageRow message) {
        Map<String, StepRow> newest = new TreeMap<>();
        listSteps(message.receipt()).forEach(step -> newest.put(step.route(), step));
        return message.with(List.copyOf(newest.values()));
    }

    private static void add(StringBuilder sql, List<Object> params, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            params.add(value);
        }
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : ViewWriter.micros(instant);
    }

    private static MessageRow message(ResultSet row, int number) throws SQLException {
        return new MessageRow(
                receipt(row),
                row.getString("type"),
                row.getString("source"),
                row.getString("id"),
                row.getString("subject"),
                instant(row, "occurred_at"),
                instant(row, "received_at"),
                row.getString("topic"),
                row.getInt("log_partition"),
                row.getLong("log_offset"),
                List.of());
    }

    private static StepRow step(ResultSet row, int number) throws SQLException {
        return new StepRow(
                row.getString("route"),
                row.getString("state"),
                row.getString("target"),
                row.getString("target_id"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("detail"),
                row.getBoolean("possibly_twice"),
                instant(row, "written_at"));
    }

    private static ChangeRow change(ResultSet row, int number) throws SQLException {
        return new ChangeRow(
                row.getString("item"),
                row.getString("programme"),
                row.getString("field"),
                row.getString("value_before"),
                row.getString("value_after"),
                row.getString("source"),
                row.getString("receipt"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"));
    }

    private static String receipt(ResultSet row) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes("receipt"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return ViewWriter.instant(row.getLong(column));
    }
}
