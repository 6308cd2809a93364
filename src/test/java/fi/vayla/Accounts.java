package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** NothingUnaccounted, as a hub's {@code GET /api/ledger} tells it. */
final class Accounts {

    private Accounts() {}

    /** A route as the ledger shows it. */
    static JsonNode route(HubProcess hub, String id) {
        for (JsonNode route : hub.getJson("/api/ledger").path("routes")) {
            if (route.path("route").asString().equals(id)) {
                return route;
            }
        }
        throw new AssertionError("The ledger has no route " + id);
    }

    /** Waits until every message of a route has its fate, and finds each of them on the ledger. */
    static void awaitSettled(HubProcess hub, String route, long delivered, long parked, Duration atMost) {
        await("%s: %d delivered, %d parked".formatted(route, delivered, parked))
                .pollInterval(Duration.ofMillis(200))
                .atMost(atMost)
                .untilAsserted(() -> {
                    JsonNode stand = route(hub, route);
                    assertThat(stand.path("lag").asLong())
                            .as("lag in %s", stand)
                            .isZero();
                    assertThat(stand.path("delivered").asLong())
                            .as("delivered in %s", stand)
                            .isEqualTo(delivered);
                    assertThat(stand.path("parked").asLong())
                            .as("parked in %s", stand)
                            .isEqualTo(parked);
                    assertThat(stand.path("received").asLong())
                            .as("received in %s", stand)
                            .isEqualTo(delivered + parked);
                    for (String none : new String[] {"waiting", "unknown", "discarded", "unaccounted"}) {
                        assertThat(stand.path(none).asLong())
                                .as("%s in %s", none, stand)
                                .isZero();
                    }
                });
    }
}
