package fi.vayla.simulator;

import fi.vayla.event.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.w3c.dom.Element;

/** A member that takes letters over SOAP 1.1, and is no part of the demo's town. It knows a repeat by its Idempotency-Key. */
public final class SoapRegistry implements AutoCloseable {

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private final TownControl control = new TownControl();
    private final MemberServer server =
            new MemberServer("registry", 0, 1000, control, Clock.systemUTC(), new Random(1), this::handle);

    public MemberServer server() {
        return server;
    }

    @Override
    public void close() {
        control.close();
    }

    private Answer handle(Request request) {
        try {
            Element letter = Xml.children(Xml.children(Xml.read(request.body())).getFirst())
                    .getFirst();
            if (!letter.getLocalName().equals("registerLetter")) {
                return soap(500, "<s:Fault><faultcode>s:Client</faultcode><faultstring>ei</faultstring></s:Fault>");
            }
            String id = Xml.toJson(letter).path("id").asString();
            server.received().add(id, request.idempotencyKey());
            return soap(200, "<r:answer xmlns:r=\"http://registry.example.fi\"><id>" + id + "</id></r:answer>");
        } catch (Xml.Malformed e) {
            return Answer.problem(400, "It is no XML");
        }
    }

    private static Answer soap(int status, String body) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/xml; charset=utf-8"),
                ("<s:Envelope xmlns:s=\"" + ENVELOPE + "\"><s:Body>" + body + "</s:Body></s:Envelope>")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
