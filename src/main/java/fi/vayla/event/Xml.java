package fi.vayla.event;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** XML as the hub reads it: never with a document type, so that it unfolds nothing and fetches nothing. */
public final class Xml {

    private static final int DEEPEST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Xml() {}

    /** It is not well-formed, has a document type, or is nested more than a hundred deep. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** The root of a document, with namespaces; in the encoding that it says. */
    public static Element read(byte[] bytes) throws Malformed {
        return read(new InputSource(new ByteArrayInputStream(bytes)), true);
    }

    /** As {@link #toJson} says; in the encoding that the document says. Prefixes may be bound outside of it. */
    public static JsonNode readJson(byte[] bytes) throws Malformed {
        return toJson(read(new InputSource(new ByteArrayInputStream(bytes)), false));
    }

    /** As {@link #readJson(byte[])}, of what is a text already. */
    public static JsonNode readJson(String text) throws Malformed {
        return toJson(read(new InputSource(new StringReader(text)), false));
    }

    private static Element read(InputSource source, boolean namespaces) throws Malformed {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(namespaces);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the JDK's own one prints
            return builder.parse(source).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's parser knows these features", e);
        }
    }

    /**
     * What stands in an element. One with text alone is a string. Any other is an object: its elements by their names without
     * prefix, in an array where a name is there more than once; attributes as {@code @name}; text beside them as {@code #text}.
     * {@code xsi:nil="true"} is null; namespaces are left out.
     */
    public static JsonNode toJson(Element element) {
        ObjectNode object = JSON.objectNode();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = local(attribute);
            if (name.equals("nil") && !name.equals(attribute.getName()) && isTrue(attribute.getValue())) {
                return JSON.nullNode();
            }
            if (!attribute.getName().matches("xmlns(:.*)?")) {
                object.put("@" + name, attribute.getValue());
            }
        }
        List<Element> children = children(element);
        for (Element child : children) {
            add(object, local(child), toJson(child));
        }
        String text = text(element);
        if (object.isEmpty()) {
            return JSON.stringNode(text);
        }
        if (!text.isBlank()) {
            object.put("#text", text);
        }
        return object;
    }

    /** The elements in an element. */
    public static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static void add(ObjectNode object, String name, JsonNode value) {
        JsonNode there = object.get(name);
        if (there == null) {
            object.set(name, value);
        } else if (there.isArray()) { // no element becomes an array by itself
            there.asArray().add(value);
        } else {
            object.set(name, JSON.arrayNode().add(there).add(value));
        }
    }

    /** Of the element itself, without that of its children. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }

    private static boolean isTrue(String value) {
        return value.equals("true") || value.equals("1");
    }

    private static String local(Node node) {
        String name = node.getNodeName();
        return name.substring(name.indexOf(':') + 1);
    }
}
