package fi.vayla.intake;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import fi.vayla.log.Schemas;
import fi.vayla.security.Authentication;
import fi.vayla.security.Secrets;
import fi.vayla.system.Systems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The sources of {@code config/sources.yaml}, all of it checked when it is read. */
@Component
public final class Sources {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path file;
    private final Map<String, Format> formats;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Throws {@link InvalidConfiguration} naming the file, the source and what to do. */
    @Autowired
    Sources(IntakeSettings settings, List<Format> formats, Schemas schemas, Systems systems) {
        this(settings.sources(), Yaml.read(settings.sources(), Content.class).entries(), formats, schemas, systems);
    }

    /** As above, of entries that have been read already. */
    Sources(Path file, List<@Nullable Source> entries, List<Format> formats, Schemas schemas, Systems systems) {
        this.file = file;
        this.formats = formats.stream().collect(Collectors.toMap(Format::id, Function.identity()));
        for (@Nullable Source source : entries) {
            if (source == null) {
                throw wrong("?", "", "is empty; remove it");
            }
            check(source, schemas, systems);
            if (sources.putIfAbsent(source.id(), source) != null) {
                throw wrong(source.id(), "id", "is there twice; give each source its own id");
            }
        }
    }

    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    Format format(Source source) {
        return Objects.requireNonNull(formats.get(source.format()));
    }

    private void check(Source source, Schemas schemas, Systems systems) {
        String id = requireText("?", "id", source.id());
        if (!ID.matcher(id).matches()) {
            throw wrong(id, "id", "is part of an address; use a to z, 0 to 9 and -, at most 64 of them");
        }
        String formatId = requireText(id, "format", source.format());
        @Nullable Format format = formats.get(formatId);
        if (format == null) {
            throw wrong(
                    id,
                    "format",
                    "has the unknown format \"" + formatId + "\"; use one of "
                            + String.join(
                                    ", ", formats.keySet().stream().sorted().toList()));
        }
        requireText(id, "description", source.description());
        checkAuthentication(id, source.authentication());
        named(id, "schema", () -> {
            if (source.schema() != null) {
                schemas.require(source.schema());
            }
        });
        named(id, "system", () -> {
            if (source.system() != null) {
                systems.get(source.system());
            }
        });
        named(id, "settings", () -> {
            checkSettings(source, format);
            format.check(source);
        });
    }

    private static void checkSettings(Source source, Format format) {
        if (format.needsSystem() && source.system() == null) {
            throw InvalidConfiguration.of(
                    "format",
                    "the format " + format.id()
                            + " fetches records; name the system that has them, such as system: case-management");
        }
        for (String name : new TreeSet<>(source.settings().keySet())) {
            if (!format.settings().contains(name)) {
                throw InvalidConfiguration.ofUnknown(
                        "settings/" + name,
                        "there is no setting " + name + " of the format " + format.id() + "; "
                                + (format.settings().isEmpty()
                                        ? "it has none"
                                        : "use " + String.join(", ", new TreeSet<>(format.settings()))));
            }
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    private void checkAuthentication(String id, @Nullable Authentication authentication) {
        if (authentication == null || authentication.scheme() == null || authentication.secret() == null) {
            throw wrong(
                    id,
                    "authentication",
                    "says not how its callers prove who they are; add authentication with scheme (key or hmac_sha256)"
                            + " and secret (env:NAME or file:PATH)");
        }
        named(id, "authentication/secret", () -> Secrets.requireReference(authentication.secret()));
    }

    private String requireText(String id, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(id, name, "has no " + name + "; add it");
        }
        return value;
    }

    /** @param key the one that is wrong, unless the check names another */
    private void named(String id, String key, Runnable check) {
        try {
            check.run();
        } catch (InvalidConfiguration e) {
            throw (e.key().isEmpty() ? InvalidConfiguration.of(key, String.valueOf(e.getMessage())) : e)
                    .within(file + ": source \"" + id + "\": ");
        }
    }

    private InvalidConfiguration wrong(String id, String key, String what) {
        return InvalidConfiguration.of(key, file + ": source \"" + id + "\" " + what);
    }

    /** The file as it is written. */
    private record Content(@Nullable List<@Nullable Source> sources) {

        List<@Nullable Source> entries() {
            return sources == null ? List.of() : sources;
        }
    }
}
