package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.camel.CamelContext;

/**
 * One route file with its mappings, checked and ready to run. It has a Camel context of its own, so that the next version can
 * be made complete beside it.
 *
 * @param ids all its routes
 * @param routes those that read the log
 * @param mappings the mapping files that it uses
 * @param intakes those that fetch messages
 */
record RouteVersion(
        TextFile file,
        SortedMap<String, TextFile> mappings,
        List<String> ids,
        List<DeliveryRoute> routes,
        CamelContext context,
        List<IntakeRoute> intakes) {

    /** A version of routes that deliver. */
    RouteVersion(
            TextFile file,
            SortedMap<String, TextFile> mappings,
            List<String> ids,
            List<DeliveryRoute> routes,
            CamelContext context) {
        this(file, mappings, ids, routes, context, List.of());
    }

    /** What came of loading a file. */
    sealed interface Loaded {

        record Ready(RouteVersion version) implements Loaded {}

        /**
         * It cannot run.
         *
         * @param ids its routes, as far as they could be read
         * @param findings why
         */
        record Broken(List<String> ids, String revision, List<Finding> findings) implements Loaded {}
    }

    /** Whether it was made of just these files. */
    boolean isOf(TextFile other, Map<String, TextFile> current) {
        return file.equals(other)
                && mappings.entrySet().stream().allMatch(used -> used.getValue().equals(current.get(used.getKey())));
    }

    String revision() {
        return revision(file, mappings);
    }

    /** A short hash of the files. */
    static String revision(TextFile file, SortedMap<String, TextFile> mappings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, file);
            mappings.values().forEach(mapping -> add(digest, mapping));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, TextFile file) {
        digest.update(file.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0); // between two files
    }

    List<String> routeIds() {
        return routes.stream().map(DeliveryRoute::id).toList();
    }
}
