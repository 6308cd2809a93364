package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Finding;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
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
 * @param intakes those that fetch messages
 * @param mappings the mapping files that it uses
 * @param systems as they were defined, those that it has named until now
 */
record RouteVersion(
        TextFile file,
        SortedMap<String, TextFile> mappings,
        List<String> ids,
        List<DeliveryRoute> routes,
        List<IntakeRoute> intakes,
        Map<String, SystemDefinition> systems,
        CamelContext context) {

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

    /** Whether it was made of just these files, for systems that are still the same. */
    boolean isOf(TextFile other, Map<String, TextFile> current, Systems now) {
        return file.equals(other)
                && mappings.entrySet().stream().allMatch(used -> used.getValue().equals(current.get(used.getKey())))
                && systems.values().stream()
                        .allMatch(
                                used -> now.find(used.id()).filter(used::equals).isPresent());
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
