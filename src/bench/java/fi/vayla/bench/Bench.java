package fi.vayla.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./vayla bench}. */
final class Bench {

    private static final Path FOLDER = Path.of("target/bench");
    private static final List<Work> WORKS =
            List.of(new Intake(), new Deliver(), new Bridge(), new Fold(), new Day(), new Growth(), new Start());

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            Set<String> known = WORKS.stream().map(Work::id).collect(Collectors.toSet());
            options = Options.read(arguments, known);
        } catch (IllegalArgumentException e) {
            System.err.println("vayla: " + e.getMessage());
            System.err.println("See ./vayla bench --help");
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean isAskedFor(Work work, Options options) {
        return options.works().isEmpty()
                ? !(options.quick() && work.isLong())
                : options.works().contains(work.id());
    }

    /** After each work, so that a run that is ended early was not for nothing. */
    private static void keep(Result result) throws IOException {
        result.write(FOLDER.resolve("result.json"));
        Document.pictures(result, FOLDER);
    }

    private static boolean run(Options options) throws IOException {
        Install install = Install.ofLauncher(options.profile() ? FOLDER : null);
        Scale scale = options.quick() ? Scale.QUICK : Scale.FULL;
        List<Measured> measured = new ArrayList<>();
        for (Work work : WORKS) {
            if (isAskedFor(work, options)) {
                long begun = System.nanoTime();
                Measured one = work.measure(install, scale);
                System.out.print(Table.of(one) + Table.profile(one));
                System.out.printf("    in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
                measured.add(one);
                keep(Result.of(options, Clock.systemUTC().instant(), measured));
            }
        }
        Result result = Result.of(options, Clock.systemUTC().instant(), measured);
        if (options.docs() && result.passed()) {
            Document.write(result);
        }
        if (options.json() != null) {
            result.write(options.json());
        }
        return result.passed();
    }
}
