package fi.vayla.intake;

import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that the hub fetched: the administrator wrote the route that brings it, so nobody has to prove anything. */
@SuppressWarnings("ArrayRecordComponent") // the source's bytes; never compared
record PolledMessage(Map<String, String> headers, byte[] body, List<Attachment> files) implements Incoming {

    PolledMessage {
        Map<String, String> lowerCase = new HashMap<>();
        headers.forEach((name, value) -> lowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lowerCase);
    }

    @Override
    public boolean trusted() {
        return true;
    }

    @Override
    public boolean local() {
        return false;
    }

    @Override
    public Read read() {
        return new Read.Whole(body, files);
    }

    @Override
    public @Nullable Rejected refusal() {
        @Nullable String type = headers.get("content-type");
        @Nullable String wrong = type == null ? null : MediaTypes.problem(headers.get("content-encoding"), type);
        return wrong == null ? null : new Rejected(Reason.WRONG_MEDIA_TYPE, wrong);
    }
}
