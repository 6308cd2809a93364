package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub as the launcher unpacks it, with the recording of its start: a JVM of it is ready in half the time of one on the
 * build's own classes.
 */
final class ShippedHub {

    private static final Path UNPACKED = Path.of("target/hub").toAbsolutePath();
    private static final Path JAR = UNPACKED.resolve("vayla.jar");

    /** The JVM's, without which the recording does not fit. */
    private static final Pattern OPTIONS = Pattern.compile("(?m)^readonly java_options=\\((.*)\\)$");

    private ShippedHub() {}

    /** @param options of the JVM, which is not started yet */
    static ProcessBuilder java(List<String> options) {
        return java(options, JAR.toString(), List.of(VaylaApplication.class.getName()));
    }

    /**
     * With what only the tests have behind it on the class path.
     *
     * @param main a main class with its arguments
     */
    static ProcessBuilder javaWithTests(List<String> options, List<String> main) {
        unpack();
        return java(options, JAR + File.pathSeparator + tests(), main);
    }

    private static ProcessBuilder java(List<String> options, String classPath, List<String> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(unpack());
        command.addAll(List.of("-XX:AOTCache=" + UNPACKED.resolve("vayla.aot"), "-Xlog:aot*=off"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(main);
        return new ProcessBuilder(command);
    }

    /** Returns the launcher's options. */
    private static List<String> unpack() {
        try {
            Launcher.prepare();
            Matcher launcher = OPTIONS.matcher(Files.readString(Path.of("vayla")));
            assertThat(launcher.find()).as("java_options of the launcher").isTrue();
            return List.of(launcher.group(1).split(" "));
        } catch (Exception e) {
            throw new IllegalStateException("The hub was not unpacked", e);
        }
    }

    private static String tests() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("target/classes"))
                .filter(entry -> !Files.exists(UNPACKED.resolve("lib").resolve(entry.getFileName())))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
