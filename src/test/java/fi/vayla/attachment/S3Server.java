package fi.vayla.attachment;

import fi.vayla.TestHub;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;

/** Adobe's S3Mock as a process of its own, with one bucket. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "liitteet";

    private final int port = TestHub.freePorts();
    private final Process process;

    /** Returns when it answers. */
    S3Server() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar(),
                        "--server.port=" + TestHub.freePorts(),
                        "--com.adobe.testing.s3mock.controller.contextPath=",
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/s3mock.log"))
                .start();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(this::answers);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static String jar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("-exec.jar") && entry.contains("s3mock"))
                .findFirst()
                .orElseThrow();
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended; target/s3mock.log says why");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url().resolve("/" + BUCKET)).build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
