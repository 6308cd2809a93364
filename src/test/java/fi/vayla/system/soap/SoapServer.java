package fi.vayla.system.soap;

import fi.vayla.system.AdapterFactory;
import fi.vayla.system.HttpConnections;
import jakarta.annotation.Resource;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.WebFault;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A real SOAP server, the reference implementation of Jakarta XML Web Services, with a service for letters and ideas. */
public final class SoapServer implements AutoCloseable {

    public static final String NAMESPACE = "http://registry.example.fi/letters";

    private final Letters letters = new Letters();
    private final Endpoint endpoint;
    private final String url;

    SoapServer(int port, SoapVersion version) {
        url = "http://localhost:" + port + "/services/letters";
        endpoint = Endpoint.create(
                version == SoapVersion.V1_1 ? SOAPBinding.SOAP11HTTP_BINDING : SOAPBinding.SOAP12HTTP_BINDING, letters);
        endpoint.publish(url);
    }

    /** Over SOAP 1.1. */
    public static SoapServer start(int port) {
        return new SoapServer(port, SoapVersion.V1_1);
    }

    /** The adapter that the tests of other packages cannot name. */
    public static AdapterFactory adapters(HttpConnections connections) {
        return new SoapAdapterFactory(connections);
    }

    public String url() {
        return url;
    }

    /** The letters by their ids, each with its lines. */
    public Map<String, List<String>> letters() {
        return letters.taken;
    }

    /** What the service shows as ideas. */
    public List<Idea> ideas() {
        return letters.ideas;
    }

    /** The first value of each header of the last request, by names in small letters. */
    public Map<String, String> headers() {
        return letters.headers;
    }

    @Override
    public void close() {
        endpoint.stop();
    }

    /** What the service knows about an idea. */
    public static final class Idea {
        public String id = "";
        public String title = "";

        public static Idea of(String id, String title) {
            Idea idea = new Idea();
            idea.id = id;
            idea.title = title;
            return idea;
        }
    }

    /** A fault that the service declares. */
    @WebFault(name = "InvalidLetter", targetNamespace = NAMESPACE)
    public static final class InvalidLetter extends Exception {
        private static final long serialVersionUID = 1L;

        public InvalidLetter(String message) {
            super(message);
        }
    }

    /** The service. */
    @WebService(name = "Letters", targetNamespace = NAMESPACE)
    public static final class Letters {

        private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
        private final List<Idea> ideas = new CopyOnWriteArrayList<>();
        private final Map<String, String> headers = new ConcurrentHashMap<>();

        @Resource
        private @Nullable WebServiceContext context;

        /** A letter's id that begins like a fault's code is answered with that fault. */
        @WebMethod(action = "http://registry.example.fi/registerLetter")
        @WebResult(name = "number")
        public String registerLetter(@WebParam(name = "id") String id, @WebParam(name = "line") List<String> lines)
                throws InvalidLetter, SOAPException {
            note();
            switch (id) {
                case "Client", "Server" -> throw new SOAPFaultException(fault(id));
                case "declared" -> throw new InvalidLetter("Kirje ei kelpaa");
                default -> taken.put(id, List.copyOf(lines));
            }
            return "HEL-" + id;
        }

        @WebMethod(action = "http://registry.example.fi/listIdeas")
        @WebResult(name = "idea")
        public List<Idea> listIdeas(@WebParam(name = "most") int most) {
            note();
            return ideas.stream().limit(most).toList();
        }

        private SOAPFault fault(String code) throws SOAPException {
            String version = "application/soap+xml"
                            .equals(headers.getOrDefault("content-type", "").split(";")[0])
                    ? "SOAP 1.2 Protocol"
                    : "SOAP 1.1 Protocol";
            String namespace =
                    version.equals("SOAP 1.2 Protocol") ? SoapVersion.V1_2.namespace() : SoapVersion.V1_1.namespace();
            String local = version.equals("SOAP 1.1 Protocol") ? code : code.equals("Client") ? "Sender" : "Receiver";
            return SOAPFactory.newInstance(version).createFault("Ei käy", new QName(namespace, local, "s"));
        }

        @SuppressWarnings("unchecked") // so says the contract of HTTP_REQUEST_HEADERS
        private void note() {
            MessageContext message = Objects.requireNonNull(context).getMessageContext();
            Map<String, List<String>> request = (Map<String, List<String>>)
                    Objects.requireNonNull(message.get(MessageContext.HTTP_REQUEST_HEADERS));
            headers.clear();
            request.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        }
    }
}
