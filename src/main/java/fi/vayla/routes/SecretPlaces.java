package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import fi.vayla.security.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code {{secret:env:NAME}}} and {@code {{secret:file:PATH}}} in the texts of a file that may hold no secret itself. */
final class SecretPlaces {

    private static final Pattern PLACE = Pattern.compile("\\{\\{secret:([^}]+)}}");

    /** Of a parameter whose value is a secret, and not the name of a file that holds one. */
    private static final Pattern NAME_OF_ONE = Pattern.compile(
            ".*(password|passphrase|passcode|secret|token|(access|secret|private|api|account)key|jaasconfig)",
            Pattern.CASE_INSENSITIVE);

    /** Nothing, a switch, a reference, or an object of Camel's. */
    private static final Pattern NO_SECRET = Pattern.compile("|true|false|.*\\{\\{.*}}.*|#.*", Pattern.DOTALL);

    private SecretPlaces() {}

    /** What is wrong with parameters of a component: a password of it stands there itself. */
    static Optional<InvalidConfiguration> plain(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> NAME_OF_ONE.matcher(parameter.getKey()).matches())
                .filter(parameter -> !NO_SECRET.matcher(parameter.getValue()).matches())
                .map(parameter -> InvalidConfiguration.of(
                        parameter.getKey(),
                        parameter.getKey() + " holds a secret itself; write \"{{secret:env:NAME}}\" and set NAME"))
                .findFirst();
    }

    /** The text with its secrets; empty while one of them is not there. Throws {@link InvalidConfiguration} for a wrong reference. */
    static Optional<String> fill(String text, Function<String, Optional<String>> secrets) {
        Matcher matcher = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Optional<String> secret = secrets.apply(matcher.group(1));
            if (secret.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(secret.get()));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    /** A finding for each place of a file that is no reference, or leads to nothing. */
    static List<Finding> check(YamlFile yaml, Function<String, Optional<String>> secrets) {
        List<Finding> findings = new ArrayList<>();
        walk("", yaml.tree(), yaml, secrets, findings);
        return findings;
    }

    private static void walk(
            String at,
            JsonNode node,
            YamlFile yaml,
            Function<String, Optional<String>> secrets,
            List<Finding> findings) {
        if (node.isString()) {
            PLACE.matcher(node.asString())
                    .results()
                    .forEach(place -> problem(place, secrets).ifPresent(text -> findings.add(yaml.atValue(at, text))));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(at + "/" + i, node.get(i), yaml, secrets, findings);
        }
        node.propertyStream()
                .forEach(child -> walk(at + "/" + child.getKey(), child.getValue(), yaml, secrets, findings));
    }

    private static Optional<String> problem(MatchResult place, Function<String, Optional<String>> secrets) {
        String reference = place.group(1);
        try {
            Secrets.requireReference(reference);
            return secrets.apply(reference).isPresent()
                    ? Optional.empty()
                    : Optional.of("there is no secret at " + reference + " here; set it");
        } catch (InvalidConfiguration e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
