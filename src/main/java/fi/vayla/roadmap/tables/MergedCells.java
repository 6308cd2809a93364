package fi.vayla.roadmap.tables;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Which cells of a workbook are merged; the library that reads the cells does not tell. */
final class MergedCells {

    /** By the id of the sheet's relationship. */
    private final Map<String, List<String>> ranges = new HashMap<>();

    private MergedCells() {}

    /** @param parts the workbook, unpacked */
    static MergedCells of(Map<String, byte[]> parts) throws XMLStreamException {
        Map<String, String> sheets = new HashMap<>();
        elements(parts.get("xl/_rels/workbook.xml.rels"), "Relationship", relationship -> {
            String target = attribute(relationship, "Target");
            sheets.put(attribute(relationship, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        });
        MergedCells merged = new MergedCells();
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            if (sheet.getValue().contains("worksheets/")) {
                List<String> ranges = new ArrayList<>();
                elements(parts.get(sheet.getValue()), "mergeCell", cell -> ranges.add(attribute(cell, "ref")));
                merged.ranges.put(sheet.getKey(), ranges);
            }
        }
        return merged;
    }

    private static String attribute(XMLStreamReader element, String name) {
        return String.valueOf(element.getAttributeValue(null, name));
    }

    List<String> of(Sheet sheet) {
        return ranges.getOrDefault(sheet.getId(), List.of());
    }

    private static void elements(byte @Nullable [] part, String name, Consumer<XMLStreamReader> handler)
            throws XMLStreamException {
        if (part == null) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals(name)) {
                handler.accept(xml);
            }
        }
    }
}
