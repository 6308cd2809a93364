package fi.vayla.system.soap;

import fi.vayla.event.Xml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A fault as a system answered it: SOAP 1.1, chapter 4.4, or SOAP 1.2 part 1, chapter 5.4.
 *
 * @param codes without prefix; first that of SOAP, then the system's own, which in 1.1 may follow it behind a dot or be there alone
 * @param reason for people
 * @param details names of the elements in the detail, without prefix
 */
record SoapFault(Set<String> codes, String reason, List<String> details) {

    /** The request is wrong, or is none that the system understands. */
    private static final Set<String> OF_THE_SENDER =
            Set.of("Client", "Sender", "VersionMismatch", "MustUnderstand", "DataEncodingUnknown");

    SoapFault {
        codes = new LinkedHashSet<>(codes);
        details = List.copyOf(details);
    }

    static SoapFault of(Element fault) {
        Set<String> codes = new LinkedHashSet<>();
        for (String path : List.of("faultcode", "Code/Value", "Code/Subcode/Value", "Code/Subcode/Subcode/Value")) {
            find(fault, path)
                    .map(code -> code.getTextContent().strip())
                    .ifPresent(code -> codes.addAll(
                            List.of(code.substring(code.indexOf(':') + 1).split("\\."))));
        }
        String reason = find(fault, "faultstring")
                .or(() -> find(fault, "Reason/Text"))
                .map(text -> text.getTextContent().strip())
                .orElse("");
        List<String> details = Stream.of("detail", "Detail")
                .flatMap(name -> find(fault, name).stream())
                .flatMap(detail -> Xml.children(detail).stream())
                .map(Element::getLocalName)
                .toList();
        return new SoapFault(codes, reason, details);
    }

    /** Whether the message will never be taken as it is. */
    boolean isRefusal(Set<String> refusals) {
        return codes.stream().anyMatch(code -> OF_THE_SENDER.contains(code) || refusals.contains(code))
                || details.stream().anyMatch(refusals::contains);
    }

    @Override
    public String toString() {
        String named = String.join(".", codes) + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
        return "SOAP fault " + named + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** The first one of each name. */
    private static Optional<Element> find(Element parent, String path) {
        Optional<Element> found = Optional.of(parent);
        for (String name : path.split("/")) {
            found = found.flatMap(element -> Xml.children(element).stream()
                    .filter(child -> name.equals(child.getLocalName()))
                    .findFirst());
        }
        return found;
    }
}
