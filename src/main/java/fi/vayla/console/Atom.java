package fi.vayla.console;

import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.view.ChangeRow;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A programme's newest changes as an Atom feed (RFC 4287). An entry's id is its change's for ever. */
final class Atom {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** What XML 1.0 has no way to write, a lone surrogate among it. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private Atom(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * @param changes the newest first
     * @param page where people read of the programme
     */
    static byte[] write(ProgrammeView programme, List<ChangeRow> changes, String page) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            new Atom(xml).feed(programme, changes, page);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory takes every document", e);
        }
        return bytes.toByteArray();
    }

    private void feed(ProgrammeView programme, List<ChangeRow> changes, String page) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text("id", "urn:vayla:roadmap:" + programme.id());
        text("title", programme.programme().title());
        text("updated", newest(programme, changes).toString());
        xml.writeStartElement("author");
        text("name", "Väylä");
        xml.writeEndElement();
        link("self", page + "/changes.atom");
        link("alternate", page);
        for (ChangeRow change : changes) {
            entry(programme, change, page);
        }
        xml.writeEndElement();
    }

    private void entry(ProgrammeView programme, ChangeRow change, String page) throws XMLStreamException {
        String title = programme.find(change.item()).map(ItemView::title).orElse(change.item());
        String to = change.to().isEmpty() ? "–" : change.to();
        String words = change.field() + ": " + (change.from() == null ? "" : change.from() + " → ") + to;
        xml.writeStartElement("entry");
        text("id", "urn:vayla:change:" + change.receipt() + ":" + encoded(change.item()) + ":" + change.field());
        text("title", title + " – " + words);
        text("published", change.at().toString());
        text("updated", change.recordedAt().toString());
        link("alternate", page);
        text("summary", words);
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", change.field());
        xml.writeEndElement();
    }

    /** One that never changed began with its programme. */
    private static Instant newest(ProgrammeView programme, List<ChangeRow> changes) {
        return changes.stream()
                .map(ChangeRow::recordedAt)
                .max(Instant::compareTo)
                .orElseGet(() -> Instant.parse(
                        (programme.years().isEmpty() ? 2000 : programme.years().getFirst()) + "-01-01T00:00:00Z"));
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private void text(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(NO_XML.matcher(value).replaceAll(""));
        xml.writeEndElement();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
