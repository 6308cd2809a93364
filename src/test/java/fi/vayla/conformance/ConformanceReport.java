package fi.vayla.conformance;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotatedMethods;
import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Notes what came of each fault, and writes it to {@code target/conformance} when its class is through: a fault that no
 * test ran stands there as not run.
 */
final class ConformanceReport implements TestWatcher, AfterAllCallback {

    private static final Path FOLDER = Path.of("target/conformance");
    private static final Path LOCK = Path.of("target/conformance.lock");

    private final Map<String, String> results = new ConcurrentHashMap<>();

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, "passed");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        note(context, String.valueOf(cause.getMessage()));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        note(context, "FAILED");
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, "NOT RUN: disabled" + reason.map(why -> ", " + why).orElse(""));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Class<?> test = context.getRequiredTestClass();
        Map<String, String> column = new TreeMap<>();
        findAnnotatedMethods(test, Fault.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> column.put(method.getAnnotation(Fault.class).value(), "NOT RUN"));
        column.putAll(results);
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) { // another process of tests may have a column too
            ReportFile.in(FOLDER)
                    .with(
                            require(test, Contract.class).value(),
                            require(test, Subject.class).value(),
                            column)
                    .write(FOLDER);
        }
    }

    private void note(ExtensionContext context, String result) {
        findAnnotation(context.getElement(), Fault.class).ifPresent(fault -> results.put(fault.value(), result));
    }

    private static <A extends Annotation> A require(Class<?> test, Class<A> annotation) {
        return findAnnotation(test, annotation)
                .orElseThrow(() -> new IllegalStateException(test + " has no @" + annotation.getSimpleName()));
    }
}
