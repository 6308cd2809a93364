package fi.vayla.routes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import fi.vayla.event.Event;
import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled JSLT expression. Its input is an event's data; the CloudEvents attributes are the variable {@code $event}.
 * Immutable and thread-safe.
 */
final class Mapping {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Pattern PLACE = Pattern.compile(" at line (\\d+), column (\\d+)\\.?");

    private final String name;
    private final Expression expression;
    private final boolean asksEvent;

    private Mapping(String name, String text) {
        this.name = name;
        this.expression = parse(name, text);
        this.asksEvent = text.contains("$event");
    }

    /** Throws {@link InvalidConfiguration} with file, line and column when it does not compile. */
    static Mapping compile(TextFile file) {
        fault(file).ifPresent(fault -> {
            throw new InvalidConfiguration(fault.toString());
        });
        return compile(file.path().toString(), file.text());
    }

    /** Why a file cannot be used, if it cannot. */
    static Optional<Finding> fault(TextFile file) {
        if (!file.fault().isEmpty()) {
            return Optional.of(file.finding());
        }
        String name = file.path().toString();
        try {
            parse(name, file.text());
            return Optional.empty();
        } catch (JsltException e) {
            return Optional.of(Finding.of(name, place(file.text(), e), explanation(file.text(), e)));
        }
    }

    /** @param name what errors call it */
    static Mapping compile(String name, String text) {
        try {
            return new Mapping(name, text);
        } catch (JsltException e) {
            YamlFile.Place at = place(text, e);
            throw new InvalidConfiguration(
                    "%s:%d:%d: %s".formatted(name, at.line(), at.column(), explanation(text, e)), e);
        }
    }

    private static Expression parse(String name, String text) {
        return new Parser(new StringReader(text)).withSource(name).compile();
    }

    private static YamlFile.Place place(String text, JsltException e) {
        return opening(text, e).orElseGet(() -> place(e));
    }

    /** Of the bracket that is not closed, if the parser stopped for that. */
    private static Optional<YamlFile.Place> opening(String text, JsltException e) {
        YamlFile.Place stopped = place(e);
        return OpenBracket.find(text).filter(open -> open.line() <= stopped.line());
    }

    /** Where the parser stopped stands in its words; what it carries beside them is the token before. */
    private static YamlFile.Place place(JsltException e) {
        Matcher said = PLACE.matcher(e.getMessageWithoutLocation());
        if (said.find()) {
            return new YamlFile.Place(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)));
        }
        return e.getLine() > 0 ? new YamlFile.Place(e.getLine(), Math.max(1, e.getColumn())) : YamlFile.Place.START;
    }

    /** Without the list of all that the parser would have taken. */
    private static String explanation(String text, JsltException e) {
        String said = PLACE.matcher(e.getMessageWithoutLocation()).replaceFirst("");
        return said.replaceFirst("(?s)\\s*Was expecting.*", "").replaceAll("\\s+", " ")
                + (opening(text, e).isPresent()
                        ? "; close the bracket that is opened here"
                        : "; correct the expression");
    }

    /** Throws {@link MappingFailure} when the expression fails on this event, or makes nothing of it. */
    byte[] apply(Event event) throws MappingFailure {
        try {
            JsonNode result = expression.apply(variables(event), JSON.readTree(event.data()));
            if (result.isNull() || result.isMissingNode()) {
                throw new MappingFailure(name + " made nothing of it", null);
            }
            return JSON.writeValueAsBytes(result);
        } catch (JsltException | IOException e) {
            throw new MappingFailure(name + ": " + e.getMessage(), e);
        }
    }

    /** Whether the expression is true of the event's data. Throws {@link JsltException} when it fails on it. */
    boolean holds(Event event) {
        try {
            return isTrue(expression.apply(variables(event), JSON.readTree(event.data())));
        } catch (IOException e) {
            throw new UncheckedIOException("Every event's data is JSON, but not that of " + event, e);
        }
    }

    /** As JSLT's own {@code if} sees it. */
    private static boolean isTrue(JsonNode value) {
        boolean empty = value.isContainerNode() && value.isEmpty();
        return !empty && !value.isNull() && !value.isMissingNode() && !(value.isBoolean() && !value.booleanValue());
    }

    private Map<String, JsonNode> variables(Event event) {
        return asksEvent ? Map.of("event", attributes(event)) : Map.of();
    }

    private static ObjectNode attributes(Event event) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("receipt", event.receipt().value());
        attributes.put("type", event.type().shortName());
        attributes.put("source", event.source());
        attributes.put("id", event.id());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        return attributes;
    }
}
