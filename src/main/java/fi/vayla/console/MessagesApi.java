package fi.vayla.console;

import fi.vayla.event.EventType;
import fi.vayla.view.MessageQuery;
import fi.vayla.view.MessageRow;
import fi.vayla.view.Projector;
import fi.vayla.view.ViewReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the read models know of messages. */
@RestController
@RequestMapping("/api")
final class MessagesApi {

    private final ViewReader views;
    private final Projector projector;
    private final Words words;

    MessagesApi(ViewReader views, Projector projector, Texts texts) {
        this.views = views;
        this.projector = projector;
        this.words = new Words(Language.en, texts);
    }

    record MessageList(List<MessageRow> messages, int page, int pageSize) {}

    @GetMapping("/messages")
    MessageList messages(
            @RequestParam @Nullable String key,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam(defaultValue = "0") int page) {
        String wireName = type == null
                ? null
                : EventType.find(type)
                        .orElseThrow(() ->
                                Refusal.badRequest("bad-parameter", "Bad parameter", "There is no event type " + type))
                        .wireName();
        Refusal.requirePage(page);
        return new MessageList(views.list(new MessageQuery(key, wireName, from, to, page)), page, ViewReader.PAGE);
    }

    /** Received, each route, each attempt, and what became of it. */
    @GetMapping("/messages/{receipt}")
    Trace message(@PathVariable String receipt) {
        return views.find(receipt)
                .map(message -> Trace.of(message, views.listSteps(receipt), words))
                .orElseThrow(() -> Refusal.notFound(
                        "unknown-message",
                        "Unknown message",
                        "There is no message " + receipt + " in the read models yet"));
    }

    /** Drops the read models and builds them again from the log; the answer comes when the building has begun. */
    @PostMapping("/views/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        projector.rebuild();
    }
}
