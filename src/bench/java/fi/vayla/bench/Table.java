package fi.vayla.bench;

import fi.vayla.bench.Measured.Check;
import fi.vayla.bench.Measured.Entry;
import java.util.List;
import java.util.Locale;

/** The result as text. */
final class Table {

    private Table() {}

    static String of(List<Measured> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(measured -> text.append(of(measured)));
        return text.toString();
    }

    static String of(Measured measured) {
        StringBuilder text = new StringBuilder("%n%s  %s%n".formatted(measured.work(), measured.title()));
        text.append("    %-34s %12s  %-23s %6s%n".formatted("", measured.unit(), "least to most", "share"));
        measured.entries().forEach(entry -> text.append(row(measured, entry)));
        measured.checks().stream().filter(check -> !check.passed()).forEach(check -> text.append(failed(check)));
        long passed = measured.checks().stream().filter(Check::passed).count();
        return text.append("    %d of %d checks passed%n"
                        .formatted(passed, measured.checks().size()))
                .toString();
    }

    /** Empty where nobody asked for it. */
    static String profile(Measured measured) {
        StringBuilder text = new StringBuilder();
        measured.profile().forEach((part, share) -> {
            if (isSeen(share)) {
                text.append("    %-60s %4s%n".formatted(part, percent(share)));
            }
        });
        return text.isEmpty() ? "" : "    the hub's processor time%n".formatted() + text;
    }

    static boolean isSeen(double share) {
        return share >= 0.005;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    private static String row(Measured measured, Entry entry) {
        String share = measured.share(entry)
                .map(one -> String.format(Locale.ROOT, "%.2f", one))
                .orElse("");
        StringBuilder more = new StringBuilder();
        entry.more()
                .forEach((name, spread) -> more.append(more.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(' ')
                        .append(number(spread.median())));
        return "    %-34s %12s  %-23s %6s  %s"
                        .formatted(entry.name(), number(entry.figure().median()), range(entry.figure()), share, more)
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static String range(Spread spread) {
        return spread.rounds() == 1 ? "" : number(spread.least()) + " to " + number(spread.most());
    }

    private static String failed(Check check) {
        return "    FAILED  %s (%s)%n".formatted(check.name(), check.detail());
    }

    /** Large ones whole, small ones with what is left of three digits. */
    static String number(double number) {
        String form = Math.abs(number) >= 100 ? "%,.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, number);
    }
}
