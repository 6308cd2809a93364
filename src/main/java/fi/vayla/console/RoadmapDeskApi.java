package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.roadmap.ContestedDesk;
import fi.vayla.roadmap.DeskOrder;
import fi.vayla.roadmap.DeskResult;
import fi.vayla.roadmap.IdeaDesk;
import fi.vayla.roadmap.LinkDesk;
import fi.vayla.roadmap.LinkedRecords;
import fi.vayla.roadmap.UnlinkedRecords;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for an operator of the roadmap: contested values, unlinked records and ideas; and the links that one confirmed. */
@RestController
final class RoadmapDeskApi {

    private static final int PAGE = 50;

    private final ContestedDesk contested;
    private final UnlinkedRecords unlinked;
    private final LinkedRecords linked;
    private final LinkDesk links;
    private final IdeaDesk ideas;

    RoadmapDeskApi(
            ContestedDesk contested, UnlinkedRecords unlinked, LinkedRecords linked, LinkDesk links, IdeaDesk ideas) {
        this.contested = contested;
        this.unlinked = unlinked;
        this.linked = linked;
        this.links = links;
        this.ideas = ideas;
    }

    record Order(@Nullable String reason) {}

    record LinkOrder(@Nullable String item, @Nullable String reason) {}

    record PlaceOrder(
            @Nullable String goal,
            @Nullable Integer priority,
            @Nullable String reason) {}

    record PriorityOrder(
            @Nullable Integer priority, @Nullable String reason) {}

    record Done(String id, String done) {}

    @GetMapping(path = "/api/contested", produces = MediaType.APPLICATION_JSON_VALUE)
    ContestedDesk.Page contested(@RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        return contested.list(page, PAGE);
    }

    @PostMapping("/api/contested/{id}/accept")
    ResponseEntity<Done> accept(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(id, "accepted", contested.accept(id, order(body, request)));
    }

    @PostMapping("/api/contested/{id}/reject")
    ResponseEntity<Done> reject(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(id, "rejected", contested.reject(id, order(body, request)));
    }

    @GetMapping(path = "/api/unlinked", produces = MediaType.APPLICATION_JSON_VALUE)
    UnlinkedRecords.Page unlinked(
            @RequestParam(defaultValue = "false") boolean ignored, @RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        return unlinked.list(ignored, page, PAGE);
    }

    @PostMapping("/api/unlinked/{id}/link")
    ResponseEntity<Done> link(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        LinkOrder order = OrderBody.read(body, LinkOrder.class);
        return answer(id, "linked", links.link(id, ParkedOrders.text(order.item()), order(order.reason(), request)));
    }

    @PostMapping("/api/unlinked/{id}/ignore")
    ResponseEntity<Done> ignore(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(id, "ignored", links.ignore(id, order(body, request)));
    }

    @GetMapping(path = "/api/linked", produces = MediaType.APPLICATION_JSON_VALUE)
    LinkedRecords.Page linked(@RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        return linked.list(page, PAGE);
    }

    @PostMapping("/api/linked/{id}/link")
    ResponseEntity<Done> relink(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return link(id, body, request);
    }

    @PostMapping("/api/linked/{id}/unlink")
    ResponseEntity<Done> unlink(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(id, "unlinked", links.unlink(id, order(body, request)));
    }

    /** @param decided those alone about which somebody has decided, or those alone that wait; both if left out */
    @GetMapping(path = "/api/ideas", produces = MediaType.APPLICATION_JSON_VALUE)
    IdeaDesk.Page ideas(@RequestParam @Nullable Boolean decided, @RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        return ideas.list(decided, page, PAGE);
    }

    @PostMapping("/api/ideas/{id}/place")
    ResponseEntity<Done> place(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        PlaceOrder order = OrderBody.read(body, PlaceOrder.class);
        return answer(
                id,
                "placed",
                ideas.place(id, ParkedOrders.text(order.goal()), order.priority(), order(order.reason(), request)));
    }

    @PostMapping("/api/ideas/{id}/reject")
    ResponseEntity<Done> rejectIdea(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(id, "rejected", ideas.reject(id, order(body, request)));
    }

    @PostMapping("/api/ideas/{id}/priority")
    ResponseEntity<Done> prioritise(@PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        PriorityOrder order = OrderBody.read(body, PriorityOrder.class);
        if (order.priority() == null) {
            throw Refusal.invalid("The order is not valid", List.of(new Problem("/priority", "is missing")));
        }
        return answer(id, "prioritised", ideas.prioritise(id, order.priority(), order(order.reason(), request)));
    }

    private static DeskOrder order(byte[] body, HttpServletRequest request) {
        return order(OrderBody.read(body, Order.class).reason(), request);
    }

    private static DeskOrder order(@Nullable String reason, HttpServletRequest request) {
        return new DeskOrder(Operator.name(request), ParkedOrders.text(reason));
    }

    private static ResponseEntity<Done> answer(String id, String done, DeskResult result) {
        return switch (result) {
            case DeskResult.Done _ -> ResponseEntity.accepted().body(new Done(id, done));
            case DeskResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
            case DeskResult.Unknown _ ->
                throw Refusal.notFound(
                        "nothing-to-decide", "Nothing to decide", "Nothing under " + id + " waits for such an order");
        };
    }
}
