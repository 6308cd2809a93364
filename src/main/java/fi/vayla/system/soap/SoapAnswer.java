package fi.vayla.system.soap;

import fi.vayla.event.Xml;
import fi.vayla.system.HttpAnswer;
import fi.vayla.system.Outcome;
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
        Optional<Element> content = content(answer);
        return content.filter(element -> element.getLocalName().equals("Fault") && isOfSoap(element))
                .map(SoapFault::of)
                .map(fault -> outcome(fault, response, refusals))
                .orElseGet(() -> HttpAnswer.outcome(
                        response,
                        answer,
                        null,
                        body -> content.map(element -> id(element, targetId)).orElse(null)));
    }

    private static Outcome outcome(SoapFault fault, HttpResponse response, Set<String> refusals) {
        String text = fault.toString();
        String detail = text.substring(0, Math.min(QUOTED, text.length()));
        return fault.isRefusal(refusals)
                ? new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, detail)
                : new Outcome.Unavailable(detail, HttpAnswer.retryAfter(response));
    }

    /** The first element in the body of an envelope; empty when the answer is none, or has none. */
    private static Optional<Element> content(byte[] answer) {
        try {
            Element root = Xml.read(answer);
            return Optional.of(root)
                    .filter(element -> element.getLocalName().equals("Envelope") && isOfSoap(element))
                    .flatMap(envelope -> Xml.children(envelope).stream()
                            .filter(child -> child.getLocalName().equals("Body") && isOfSoap(child))
                            .findFirst())
                    .flatMap(body -> Xml.children(body).stream().findFirst());
        } catch (Xml.Malformed e) {
            return Optional.empty(); // its status says what it means
        }
    }

    private static boolean isOfSoap(Element element) {
        return SoapVersion.isNamespace(element.getNamespaceURI());
    }

    private static @Nullable String id(Element element, JsonPointer targetId) {
        JsonNode id = Xml.toJson(element).at(targetId);
        return id.isValueNode() && !id.isNull() && !id.asString().isBlank() ? id.asString() : null;
    }
}
