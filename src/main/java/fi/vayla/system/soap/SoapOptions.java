package fi.vayla.system.soap;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.SystemDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code options} of a SOAP system say.
 *
 * @param version {@code version: "1.1"}, which is the default, or {@code "1.2"}
 * @param refusals {@code refusals: NAME, NAME}: faults that refuse a message for ever, by a code of theirs or by the element in their
 *     detail, without prefix; none by default
 */
record SoapOptions(SoapVersion version, Set<String> refusals) {

    private static final List<String> NAMES = List.of("version", "refusals");
    private static final Map<String, SoapVersion> VERSIONS = Map.of("1.1", SoapVersion.V1_1, "1.2", SoapVersion.V1_2);

    SoapOptions {
        refusals = Set.copyOf(refusals);
    }

    /** Throws {@link InvalidConfiguration} naming the option that is wrong. */
    static SoapOptions of(SystemDefinition system) {
        for (String name : system.options().keySet()) {
            if (!NAMES.contains(name)) {
                throw InvalidConfiguration.ofUnknown(
                        "options/" + name,
                        "System %s: a soap system has no option %s; it takes version and refusals"
                                .formatted(system.id(), name));
            }
        }
        String version = system.options().getOrDefault("version", "1.1");
        SoapVersion known = VERSIONS.get(version);
        if (known == null) {
            throw InvalidConfiguration.of(
                    "options/version",
                    "System %s: there is no SOAP %s; write \"1.1\" or \"1.2\"".formatted(system.id(), version));
        }
        Set<String> refusals = Stream.of(
                        system.options().getOrDefault("refusals", "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new SoapOptions(known, refusals);
    }
}
