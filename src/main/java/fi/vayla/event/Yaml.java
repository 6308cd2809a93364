package fi.vayla.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/** Reads the administrator's YAML files into records; an unknown key is an error, since it is a mistyped one, and so is
 * a key that stands there twice. */
public final class Yaml {

    static final ObjectMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLReadFeature.EMPTY_STRING_AS_NULL)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer()))
            .build();

    private Yaml() {}

    /** Throws {@link InvalidConfiguration} naming file, line and column. */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return parse(file, Files.readString(file), type);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InvalidConfiguration(file + ": there is no such file; create it or correct the setting", e);
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration(file + ": is not UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * As {@link #read}, of a text that has been read already.
     *
     * @param file what errors call it
     */
    public static <T> T parse(Path file, String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            YamlFile.Place at = place(text, e);
            throw new InvalidConfiguration("%s:%d:%d: %s".formatted(file, at.line(), at.column(), explanation(e)), e);
        }
    }

    static String explanation(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException syntax) {
            return syntax.getProblem() + "; look at the indentation, brackets and quotes here and just above";
        }
        return e instanceof UnrecognizedPropertyException unknown
                ? "there is no key \"%s\" here; use one of %s"
                        .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds())
                : e.getOriginalMessage();
    }

    /** Durations as in every other setting: {@code 10s}, {@code 500ms} or ISO 8601. */
    private static final class DurationDeserializer extends StdDeserializer<Duration> {

        DurationDeserializer() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return DurationStyle.detectAndParse(text);
            } catch (IllegalArgumentException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, text, "write it as 10s or 500ms");
            }
        }
    }

    /** Jackson looks at a record's unknown keys when it has read the whole record, and names the place after it. */
    static YamlFile.Place place(String text, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException syntax
                && syntax.getProblemMark().isPresent()) {
            Mark mark = syntax.getProblemMark().get();
            return new YamlFile.Place(mark.getLine() + 1, mark.getColumn() + 1);
        }
        TokenStreamLocation at = e instanceof UnrecognizedPropertyException ? keyPlace(text, e) : e.getLocation();
        return at == null ? YamlFile.Place.START : YamlFile.Place.of(at);
    }

    private static @Nullable TokenStreamLocation keyPlace(String text, JacksonException e) {
        JsonPointer wanted = pointer(e);
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().pathAsPointer().equals(wanted)) {
                    return parser.currentTokenLocation();
                }
            }
        }
        return e.getLocation();
    }

    /** Where in the tree. */
    static JsonPointer pointer(JacksonException e) {
        JsonPointer pointer = JsonPointer.empty();
        for (JacksonException.Reference step : e.getPath()) {
            pointer = step.getPropertyName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getPropertyName());
        }
        return pointer;
    }
}
