package fi.vayla.system.soap;

import fi.vayla.event.Xml;
import fi.vayla.system.HttpAnswer;
import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What an answer to an envelope means for a delivery. A fault counts whatever the HTTP status beside it. */
final class SoapAnswer {

    private static final int QUOTED = 500;

    private SoapAnswer() {}

    /** @param targetId where the record's id stands in the first element of the answer's body, read as JSON */
    static Outcome outcome(HttpResponse response, byte[] answer, JsonPointer targetId, Set<String> refusals) {
        Optional<Element> envelope = envelope(answer);
        Optional<Element> content = envelope.flatMap(SoapAnswer::content);
        return content.filter(element -> element.getLocalName().equals("Fault") && isOfSoap(element))
                .map(SoapFault::of)
                .map(fault -> outcome(fault, response, refusals))
                .orElseGet(() -> {
                    Outcome outcome = HttpAnswer.outcome(
                            response,
                            answer,
                            null,
                            body -> content.map(element -> id(element, targetId))
                                    .orElse(null));
                    return outcome instanceof Outcome.Delivered && envelope.isEmpty()
                            ? withoutEnvelope(answer)
                            : outcome;
                });
    }

    /** Some answer nothing at all to what they took; a page or the like may be a proxy's. */
    private static Outcome withoutEnvelope(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        return text.isEmpty()
                ? new Outcome.Delivered(null)
                : new Outcome.Unknown("The answer is no SOAP envelope: " + quote(text));
    }

    private static Outcome outcome(SoapFault fault, HttpResponse response, Set<String> refusals) {
        String detail = quote(fault.toString());
        return fault.isRefusal(refusals)
                ? new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, detail)
                : new Outcome.Unavailable(detail, HttpAnswer.retryAfter(response));
    }

    private static String quote(String text) {
        return text.substring(0, Math.min(QUOTED, text.length()));
    }

    private static Optional<Element> envelope(byte[] answer) {
        try {
            return Optional.of(Xml.read(answer))
                    .filter(element -> element.getLocalName().equals("Envelope") && isOfSoap(element));
        } catch (Xml.Malformed e) {
            return Optional.empty(); // its status says what it means
        }
    }

    /** The first element in the body of an envelope. */
    private static Optional<Element> content(Element envelope) {
        return Xml.children(envelope).stream()
                .filter(child -> child.getLocalName().equals("Body") && isOfSoap(child))
                .findFirst()
                .flatMap(body -> Xml.children(body).stream().findFirst());
    }

    private static boolean isOfSoap(Element element) {
        return SoapVersion.isNamespace(element.getNamespaceURI());
    }

    private static @Nullable String id(Element element, JsonPointer targetId) {
        JsonNode id = Xml.toJson(element).at(targetId);
        return id.isValueNode() && !id.isNull() && !id.asString().isBlank() ? id.asString() : null;
    }
}
