package io.edgepurge.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.edgepurge.aws.PrimingAccounts;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.http.Gateway;
import java.util.Map;
import java.util.function.Function;

/** Requests that run the code of real ones before a snapshot: previews and purges of one URL. */
final class PrimingRequests {
    private static final Map<String, String> HEADERS =
            Map.of("authorization", "Bearer priming", "content-type", "application/json");

    private final PurgesController purges;
    private final ImageKitController imageKit;

    /** @param wiring adapters that change nothing, and {@link PrimingAccounts} */
    PrimingRequests(Wiring wiring) {
        this.purges = new PurgesController(wiring);
        this.imageKit = new ImageKitController(wiring);
    }

    /** @throws IllegalStateException if a request is not answered as a real one is, for example because AWS denies access */
    void send() {
        send("{\"urls\":[\"" + PrimingAccounts.URL + "\"]}", purges::preview);
        send("{\"urls\":[\"" + PrimingAccounts.URL + "\"]}", purges::purge);
        send("{\"url\":\"" + PrimingAccounts.URL + "\"}", imageKit::handle);
    }

    private static void send(String body, Function<ApiRequest, ApiResponse> controller) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withHeaders(HEADERS)
                .withBody(body)
                .build();
        APIGatewayV2HTTPResponse response = Gateway.responseOf(controller.apply(Gateway.requestOf(event)));
        if (response.getStatusCode() >= 300) {
            throw new IllegalStateException("a priming request was answered with " + response.getStatusCode());
        }
    }
}
