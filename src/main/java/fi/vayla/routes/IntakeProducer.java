package fi.vayla.routes;

import fi.vayla.event.Problem;
import fi.vayla.intake.IntakeResult.Accepted;
import fi.vayla.intake.IntakeResult.Ignored;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import fi.vayla.intake.MessageIntake;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step {@code intake:SOURCE}. While the log is away it waits, so that the source keeps what it has; when the route is to
 * stop meanwhile, it fails with {@link MessageNotTaken}. It leaves the headers {@code VaylaOutcome} (durable, duplicate,
 * ignored or rejected), {@code VaylaReceipt} and, for a rejection, {@code VaylaRejection}, which may quote the message.
 */
final class IntakeProducer extends DefaultProducer {

    private static final Logger log = LoggerFactory.getLogger(IntakeProducer.class);
    private static final int PAUSE_MILLIS = 1000;

    private final String source;
    private final MessageIntake intake;
    private final Stopping stopping;

    IntakeProducer(Endpoint endpoint, String source, MessageIntake intake, Stopping stopping) {
        super(endpoint);
        this.source = source;
        this.intake = intake;
        this.stopping = stopping;
    }

    @Override
    public void process(Exchange exchange) throws MessageRejected, MessageNotTaken {
        Message message = exchange.getMessage();
        var files = new ExchangeFiles(exchange, intake);
        MessageBody body = body(message, files);
        Map<String, String> headers = headers(message, body);
        boolean told = false;
        while (true) {
            switch (intake.take(source, headers, body.bytes(), files.kept())) {
                case Accepted accepted -> {
                    message.setHeader("VaylaReceipt", accepted.receipt().value());
                    message.setHeader("VaylaOutcome", accepted.duplicate() ? "duplicate" : "durable");
                    return;
                }
                case Ignored _ -> {
                    message.setHeader("VaylaOutcome", "ignored");
                    return;
                }
                case Rejected rejected -> throw rejection(message, rejected);
                case Unavailable unavailable -> {
                    String detail = unavailable.detail();
                    if (!told) {
                        log.warn("{} waits with a message for {}: {}", exchange.getFromRouteId(), source, detail);
                        told = true;
                    }
                    pause(exchange, detail);
                }
            }
        }
    }

    private MessageBody body(Message message, ExchangeFiles files) throws MessageRejected, MessageNotTaken {
        try {
            return MessageBody.of(message, intake.largest(), files);
        } catch (ParseException | UnsupportedEncodingException e) { // it will read the same the next time
            throw rejection(message, new Rejected(Reason.MALFORMED, "The mail cannot be read: " + e, List.of()));
        } catch (IOException e) {
            throw new MessageNotTaken("The message could not be read to its end", e);
        }
    }

    private MessageRejected rejection(Message message, Rejected rejected) {
        message.setHeader("VaylaOutcome", "rejected");
        message.setHeader("VaylaRejection", text(rejected));
        return new MessageRejected(source, rejected);
    }

    private void pause(Exchange exchange, String detail) throws MessageNotTaken {
        boolean stops;
        try {
            stops = stopping.waits(exchange.getFromRouteId(), PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stops = true;
        }
        if (stops) {
            throw new MessageNotTaken(detail, null);
        }
    }

    /** Those of the message's own; Camel's are the transport's, and none tells how to read what was made JSON here. */
    private static Map<String, String> headers(Message message, MessageBody body) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value instanceof String text && !name.startsWith("Camel") && !(body.isMade() && isOfContent(name))) {
                headers.put(name, text);
            }
        });
        return headers;
    }

    private static boolean isOfContent(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("content-");
    }

    private static String text(Rejected rejected) {
        return rejected.problems().isEmpty()
                ? rejected.detail()
                : rejected.detail()
                        + rejected.problems().stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining("; ", ": ", ""));
    }
}
