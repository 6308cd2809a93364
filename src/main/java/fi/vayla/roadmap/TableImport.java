package fi.vayla.roadmap;

import fi.vayla.event.Finding;
import fi.vayla.event.Json;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.Editions.Current;
import fi.vayla.roadmap.tables.ReadTables;
import fi.vayla.roadmap.tables.RowChange;
import fi.vayla.roadmap.tables.TableDifference;
import fi.vayla.roadmap.tables.TableFile;
import fi.vayla.roadmap.tables.TableProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/** Makes a new edition of tables that somebody sends, all of them or none. Thread-safe. Throws {@link LogUnavailable}. */
@Component
public final class TableImport {

    private static final String KEY = "roadmap-tables";

    /** As it stands on {@code vayla.audit}, before it is done. */
    private record AuditRow(Instant at, String by, String action, String reason, int edition, int changes) {}

    private record Read(ReadTables tables, List<TableProblem> problems, List<RowChange> changes) {}

    private final Editions editions;
    private final RulesFile rules;
    private final RowLog rows;
    private final Clock clock;

    TableImport(Editions editions, RulesFile rules, RowLog rows, Clock clock) {
        this.editions = editions;
        this.rules = rules;
        this.rows = rows;
        this.clock = clock;
    }

    /** What applying a file would do, and everything that is wrong with it. Nothing is done. */
    public ImportResult preview(byte[] file) {
        Current now = editions.current();
        Read read = read(file, now);
        return new ImportResult.Preview(now.edition().number(), read.changes(), read.problems());
    }

    /**
     * Makes a file the newest edition. When this returns, it is durable and counts here; the other instances follow within a
     * moment.
     *
     * @param base the newest edition that the orderer has seen; 0 for any
     */
    public synchronized ImportResult apply(byte[] file, String by, String reason, int base) {
        Current now = editions.current();
        int newest = now.edition().number();
        if (reason.isBlank()) {
            return new ImportResult.NoReason();
        }
        if (base != 0 && base != newest) {
            return new ImportResult.Conflict(
                    "Edition %d counts by now, not %d; look at what would change, and order again"
                            .formatted(newest, base));
        }
        Read read = read(file, now);
        if (!read.problems().isEmpty()) {
            return new ImportResult.Refused(read.problems());
        }
        if (read.changes().isEmpty()) {
            return new ImportResult.Unchanged(now.edition());
        }
        return editions.obstacle().<ImportResult>map(ImportResult.Conflict::new).orElseGet(() -> {
            Edition next = new Edition(
                    newest + 1,
                    clock.instant(),
                    by,
                    reason,
                    read.tables().tables().digest());
            return append(new EditionRow(next, TableFile.zip(read.tables().tables())), read.changes());
        });
    }

    private ImportResult append(EditionRow row, List<RowChange> changes) {
        if (Json.write(row).length > EditionLog.LARGEST) {
            return new ImportResult.Refused(
                    List.of(new TableProblem("file", 0, null, "all tables together are too large for one edition")));
        }
        audit(row.edition(), changes.size());
        return editions.append(row)
                ? new ImportResult.Applied(row.edition(), changes)
                : new ImportResult.Conflict(
                        "Somebody else has just made an edition; look at what would change, and order again");
    }

    private void audit(Edition edition, int changes) {
        AuditRow row =
                new AuditRow(edition.at(), edition.by(), "import_tables", edition.reason(), edition.number(), changes);
        try {
            rows.append(Topic.AUDIT, 0, KEY, Json.write(row)).join();
        } catch (CompletionException e) {
            throw new LogUnavailable("The log did not take the audit's row", e);
        }
    }

    private Read read(byte[] file, Current now) {
        ReadTables tables = TableFile.read(file);
        Tables.Read checked = Tables.read(tables);
        List<TableProblem> problems = new ArrayList<>(checked.problems());
        if (problems.isEmpty()) {
            rules.check(checked.programmes()).stream().map(TableImport::problem).forEach(problems::add);
        }
        List<RowChange> changes =
                tables.problems().isEmpty() ? TableDifference.between(now.tables(), tables.tables()) : List.of();
        return new Read(tables, List.copyOf(problems), changes);
    }

    private static TableProblem problem(Finding finding) {
        return new TableProblem(finding.file(), finding.line(), null, finding.message() + "; " + finding.todo());
    }
}
