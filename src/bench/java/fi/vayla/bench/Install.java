package fi.vayla.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hub as the launcher unpacked it, and the JVM that runs everything.
 *
 * @param java the program
 * @param jar the hub's, beside its libraries
 * @param cache the recording of its start
 * @param options of the JVM, which the recording was made with
 * @param profiles folder for what the hub's processor time went to; null where nobody asked for it
 */
record Install(
        Path java,
        Path jar,
        Path cache,
        List<String> options,
        @Nullable Path profiles) {

    /** What {@code ./vayla bench} says with system properties. */
    static Install ofLauncher(@Nullable Path profiles) {
        return new Install(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of(property("vayla.bench.jar")),
                Path.of(property("vayla.bench.cache")),
                Arrays.asList(property("vayla.bench.options").split(" ")),
                profiles);
    }

    /** Has a process of this JVM do something. */
    List<String> jcmd(long pid, String... words) {
        List<String> command =
                new ArrayList<>(List.of(java.resolveSibling("jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        return command;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; start it with ./vayla bench");
        }
        return value;
    }

    /** As the launcher starts it. */
    List<String> hub(List<String> more, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xmx768m"));
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString(), "run"));
        command.addAll(arguments);
        return command;
    }

    /** A main class of the benchmark, with as much memory as the hub. */
    List<String> role(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx768m",
                "-Dlogback.configurationFile=file:src/bench/resources/logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }
}
