package fi.vayla.console;

import fi.vayla.console.ParkedOnePage.Refused;
import fi.vayla.delivery.ParkedDecision;
import fi.vayla.delivery.ParkedDetail;
import fi.vayla.delivery.ParkedEdit;
import fi.vayla.delivery.ParkedMessage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.delivery.Rehearsal;
import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one parked message shows.
 *
 * @param data what a replay uses, or what was written into a form that was refused
 * @param proposal what one operator wants, while a second one is needed
 * @param open whether orders can be given now
 * @param ownWords whether the hub itself said why it is parked, which it does in English
 * @param first whether it is the first of its key, which alone can be replayed
 */
record ParkedView(
        String href,
        ParkedMessage message,
        String trace,
        String state,
        String word,
        String reason,
        String target,
        RoadmapPage.Moment at,
        RoadmapPage.Moment received,
        String behind,
        boolean first,
        boolean open,
        boolean ownWords,
        boolean fourEyes,
        @Nullable String proposal,
        @Nullable String done,
        @Nullable Refused refused,
        @Nullable Tried tried,
        String data,
        boolean edited,
        String original,
        List<Edit> edits,
        List<Queued> queue,
        @Nullable String queueShown) {

    /** What a replay would send, or why it would park again. */
    record Tried(
            @Nullable String to,
            @Nullable String problem,
            @Nullable String body) {}

    record Edit(String by, RoadmapPage.Moment at, String reason, List<Change> changes) {}

    record Change(String path, String from, String to) {}

    record Queued(String href, String receipt, RoadmapPage.Moment received, String reason, boolean current) {}

    private static final Set<String> DONE = Set.of("replay", "discard", "edit", "second");

    static ParkedView of(
            ParkedDetail found,
            boolean fourEyes,
            @Nullable String done,
            @Nullable Rehearsal rehearsal,
            @Nullable Refused refused,
            Words words) {
        ParkedMessage message = found.message();
        ParkedStand stand = found.stand();
        int shown = found.queue().size();
        return new ParkedView(
                ParkedOnePage.href(message.id()),
                message,
                "/messages/" + message.receipt(),
                stand.state().word(),
                words.get("state_" + stand.state().word()),
                words.get("reason_" + message.reason()),
                Objects.requireNonNullElse(message.target(), message.route()),
                words.exactly(message.at()),
                words.exactly(message.receivedAt()),
                stand.first() ? words.behind(stand.behind()) : words.get("not_first"),
                stand.first(),
                message.decision() == null,
                ownWords(message.reason()),
                fourEyes,
                proposal(message.proposal(), words),
                done(done, words),
                refused,
                rehearsal == null ? null : tried(rehearsal, words),
                refused == null || refused.data() == null ? pretty(message.data()) : refused.data(),
                !message.edits().isEmpty(),
                pretty(message.body()),
                message.edits().stream().map(edit -> edit(edit, words)).toList(),
                found.queue().stream()
                        .map(entry -> new Queued(
                                ParkedOnePage.href(entry.id()),
                                entry.receipt(),
                                words.exactly(entry.receivedAt()),
                                words.get("reason_" + entry.reason()),
                                entry.id().equals(message.id())))
                        .toList(),
                found.queueLength() > shown
                        ? words.get("queue_shown", shown, words.number(found.queueLength()))
                        : null);
    }

    /** A system says what it refuses in a language of its own. */
    static boolean ownWords(ParkingReason reason) {
        return reason != ParkingReason.REJECTED_BY_SYSTEM;
    }

    static @Nullable String done(@Nullable String done, Words words) {
        return done != null && DONE.contains(done) ? words.get("done_" + done) : null;
    }

    private static @Nullable String proposal(@Nullable ParkedDecision proposal, Words words) {
        return proposal == null
                ? null
                : words.get("proposal", proposal.by(), words.get("proposed_" + proposal.kind()), proposal.reason());
    }

    private static Tried tried(Rehearsal rehearsal, Words words) {
        byte @Nullable [] body = rehearsal.body();
        return new Tried(
                rehearsal.target() == null ? null : words.get("dry_run_to", rehearsal.target()),
                rehearsal.problem(),
                body == null ? null : pretty(body));
    }

    private static Edit edit(ParkedEdit edit, Words words) {
        return new Edit(
                edit.by(),
                words.exactly(edit.at()),
                edit.reason(),
                edit.changes().stream()
                        .map(change -> new Change(
                                change.path(),
                                Objects.toString(change.from(), "–"),
                                Objects.toString(change.to(), "–")))
                        .toList());
    }

    /** Bytes that are no JSON are shown as the text that they may be. */
    private static String pretty(byte[] body) {
        return ParkedWhole.json(body)
                .map(json -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json))
                .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
    }
}
