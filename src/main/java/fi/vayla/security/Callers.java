package fi.vayla.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Knows callers by the tokens of the settings. Tokens are looked up for every call and compared in constant time. */
@Component
final class Callers {

    private final SecuritySettings settings;
    private final Secrets secrets;

    Callers(SecuritySettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Who sent this; with HTTP Basic, an operator's token counts for that operator's name only. */
    Caller identify(Optional<Credentials> sent) {
        Map<String, String> tokens = tokens();
        if (tokens.isEmpty()) {
            return Caller.Refused.forbidden(String.join(", ", references())
                    + ": there is no token where vayla.security says that there is one");
        }
        List<String> names = sent.map(credentials -> names(tokens, credentials)).orElse(List.of());
        return switch (names.size()) {
            case 0 ->
                Caller.Refused.unauthorized(
                        settings.operators().isEmpty()
                                ? "Send the hub's token as Authorization: Bearer ..."
                                : "Send your token as Authorization: Bearer ...");
            case 1 -> new Caller.Known(names.getFirst());
            default ->
                Caller.Refused.forbidden(
                        "Several names of vayla.security have this token, so who you are is not known; give each its own");
        };
    }

    /** Those that can be had now, by the name that they stand for. */
    private Map<String, String> tokens() {
        Map<String, String> tokens = new TreeMap<>();
        if (settings.token() != null) {
            secrets.find(settings.token()).ifPresent(token -> tokens.put(Operator.SHARED, token));
        }
        settings.operators()
                .forEach((name, reference) -> secrets.find(reference).ifPresent(token -> tokens.put(name, token)));
        return tokens;
    }

    /** Every token is compared, whichever fits, so that the time tells nothing. */
    private static List<String> names(Map<String, String> tokens, Credentials sent) {
        List<String> names = new ArrayList<>();
        tokens.forEach((name, token) -> {
            boolean same = CallerCheck.same(token, sent.token());
            if (same && (sent.user() == null || name.equals(Operator.SHARED) || name.equals(sent.user()))) {
                names.add(name);
            }
        });
        return names;
    }

    private List<String> references() {
        List<String> references = new ArrayList<>(settings.operators().values());
        if (settings.token() != null) {
            references.addFirst(settings.token());
        }
        return references.stream().sorted().toList();
    }
}
