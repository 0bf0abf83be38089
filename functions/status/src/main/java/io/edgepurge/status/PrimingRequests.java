package io.edgepurge.status;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.http.Gateway;
import java.util.Map;

/** Requests that run the code of real ones before a snapshot: an unknown purge, the list of purges, and the quota. */
final class PrimingRequests {
    private static final Map<String, String> HEADERS = Map.of("authorization", "Bearer priming");
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    private final StatusHandler handler;

    /** @param wiring adapters that change nothing, and {@link PrimingAccounts} */
    PrimingRequests(Wiring wiring) {
        this.handler = new StatusHandler(wiring);
    }

    /** @throws IllegalStateException if a request is not answered as a real one is, for example because AWS denies access */
    void send() {
        send("GET /v1/purges/{id}", 404);
        send("GET /v1/purges", 200);
        send("GET /v1/quota", 200);
    }

    private void send(String route, int expected) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withHeaders(HEADERS)
                .withPathParameters(Map.of("id", UNKNOWN))
                .build();
        APIGatewayV2HTTPResponse response =
                Gateway.responseOf(handler.handle(Gateway.routeOf(event), Gateway.requestOf(event)));
        if (response.getStatusCode() != expected) {
            throw new IllegalStateException("a priming request was answered with " + response.getStatusCode());
        }
    }
}
