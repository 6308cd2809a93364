package fi.vayla.system.soap;

import fi.vayla.event.Json;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A mapped body as an envelope. Its one member becomes the element in the SOAP body: a member of an object is an element of its
 * name, in the object's order; an array is its element several times; null is left out. {@code @name} is an attribute, {@code
 * @xmlns} and {@code @xmlns:p} bind the namespaces of the element that they stand in, and {@code #text} is its text.
 */
final class SoapEnvelope {

    /** What XML 1.0, chapter 2.2, has no way to write. */
    private static final Pattern NO_CHARACTER =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String NAMESPACE = "@xmlns";
    private static final String TEXT = "#text";

    private final Document document = document();

    private SoapEnvelope() {}

    /** There is no XML for this body; the message says where and why. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** In UTF-8. */
    static byte[] write(byte[] mapped, SoapVersion version) throws Unfit {
        JsonNode body;
        try {
            body = Json.read(mapped);
        } catch (JacksonException e) {
            throw new Unfit("The mapped body is not JSON");
        }
        if (!body.isObject() || body.size() != 1 || body.propertyNames().contains(TEXT)) {
            throw new Unfit("The mapped body is an object with one member, the element in the SOAP body");
        }
        return new SoapEnvelope().write(body, version.namespace());
    }

    private byte[] write(JsonNode body, String namespace) throws Unfit {
        Element envelope = document.createElementNS(namespace, "soap:Envelope");
        envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:soap", namespace);
        document.appendChild(envelope);
        Node soapBody = envelope.appendChild(document.createElementNS(namespace, "soap:Body"));
        members(body, "", soapBody);
        if (soapBody.getChildNodes().getLength() != 1) {
            throw new Unfit("The mapped body's one member is one element, not null and no array");
        }
        return bytes();
    }

    /** Each member of an object, below the element that the object is. */
    private void members(JsonNode object, String at, Node parent) throws Unfit {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.startsWith("@")) {
                if (!name.equals(NAMESPACE) && !name.startsWith(NAMESPACE + ":") && !value.isNull()) {
                    attribute(name.substring(1), value, at + "/" + name, (Element) parent);
                }
            } else if (name.equals(TEXT)) {
                parent.appendChild(document.createTextNode(text(value, at + "/" + name)));
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    element(name, value.get(i), at + "/" + name + "/" + i, parent);
                }
            } else {
                element(name, value, at + "/" + name, parent);
            }
        }
    }

    private void element(String name, JsonNode value, String at, Node parent) throws Unfit {
        if (value.isNull()) {
            return;
        }
        @Nullable String namespace = namespace(prefix(name), value, at, parent);
        Element element;
        try {
            element = document.createElementNS(namespace, name);
        } catch (DOMException e) {
            throw new Unfit("At " + at + ": " + name + " is no name of an element");
        }
        parent.appendChild(element);
        if (value.isObject()) {
            bind(value, at, element);
            members(value, at, element);
        } else {
            element.appendChild(document.createTextNode(text(value, at)));
        }
    }

    /** What the element itself binds counts for its own name too. */
    private static @Nullable String namespace(String prefix, JsonNode value, String at, Node parent) throws Unfit {
        JsonNode own = value.path(prefix.isEmpty() ? NAMESPACE : NAMESPACE + ":" + prefix);
        if (own.isString()) {
            return own.asString().isEmpty() ? null : own.asString();
        }
        return bound(prefix, at, parent);
    }

    private static @Nullable String bound(String prefix, String at, Node place) throws Unfit {
        @Nullable String found = place.lookupNamespaceURI(prefix.isEmpty() ? null : prefix);
        if (found == null && !prefix.isEmpty()) {
            throw new Unfit("At " + at + ": the prefix " + prefix + " is bound nowhere; add \"@xmlns:" + prefix + "\"");
        }
        return found;
    }

    private static void bind(JsonNode object, String at, Element element) throws Unfit {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (name.equals(NAMESPACE) || name.startsWith(NAMESPACE + ":")) {
                set(
                        XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                        name.substring(1),
                        member.getValue(),
                        at + "/" + name,
                        element);
            }
        }
    }

    private static void attribute(String name, JsonNode value, String at, Element element) throws Unfit {
        String prefix = prefix(name);
        set(prefix.isEmpty() ? null : bound(prefix, at, element), name, value, at, element);
    }

    private static void set(@Nullable String namespace, String name, JsonNode value, String at, Element element)
            throws Unfit {
        try {
            element.setAttributeNS(namespace, name, text(value, at));
        } catch (DOMException e) {
            throw new Unfit("At " + at + ": " + name + " is no name of an attribute");
        }
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    private static String text(JsonNode value, String at) throws Unfit {
        if (value.isContainer()) {
            throw new Unfit("At " + at + ": only a string, a number or a boolean is a text");
        }
        String text = value.isNull() ? "" : value.asString();
        if (NO_CHARACTER.matcher(text).find()) {
            throw new Unfit("At " + at + ": the text has a control character, which XML cannot have");
        }
        return text;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Nothing is asked of the JDK's parser", e);
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new IllegalStateException("Every node was checked when it was made", e);
        }
        return bytes.toByteArray();
    }
}
