package fi.vayla.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The examples of src/docs/transports, as a test runs them: with its own addresses in the place of the example's. */
public final class TransportExample {

    private TransportExample() {}

    public static String text(String name, Map<String, String> addresses) {
        try {
            String text = Files.readString(Path.of("src/docs/transports", name));
            for (Map.Entry<String, String> address : addresses.entrySet()) {
                if (!text.contains(address.getKey())) {
                    throw new IllegalArgumentException(name + " has no " + address.getKey());
                }
                text = text.replace(address.getKey(), address.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
