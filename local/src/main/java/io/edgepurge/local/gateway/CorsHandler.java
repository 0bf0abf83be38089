package io.edgepurge.local.gateway;

import io.edgepurge.local.template.BrowserSettings.Cors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What API Gateway does where CORS is configured: it answers preflight requests itself, for paths without a route too; to what a
 * function answers a page of an allowed origin it adds its own headers; and the function's own CORS headers go nowhere. Its
 * own errors get no headers here, since AWS promises none. Without a configuration it does nothing of this.
 *
 * <p>A stranger's preflight request is answered 204 as well, without a word on CORS: AWS's page does not say what happens there,
 * and a browser takes either for a no.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">Configure CORS for HTTP APIs</a>
 */
record CorsHandler(Optional<Cors> configured) {
    private static final String PREFIX = "access-control-";
    private static final int NO_CONTENT = 204;

    /** The answer to an {@code OPTIONS} request; empty where the request is none or CORS is not configured. */
    Optional<GatewayResponse> preflightResponse(GatewayRequest request) {
        return configured
                .filter(cors -> request.method().equals("OPTIONS"))
                .map(cors -> new GatewayResponse(NO_CONTENT, preflightHeaders(cors, request), Body.NONE));
    }

    private static List<Map.Entry<String, String>> preflightHeaders(Cors cors, GatewayRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (isAllowed(cors, request) && !request.header(PREFIX + "request-method").isEmpty()) {
            headers.putAll(corsHeaders(cors, request));
            headers.put("Access-Control-Allow-Methods", String.join(",", cors.methods()));
            headers.put("Access-Control-Allow-Headers", String.join(",", cors.headers()));
            headers.put("Access-Control-Max-Age", Integer.toString(cors.maxAgeSeconds()));
        }
        return List.copyOf(headers.entrySet());
    }

    /** What a function answers, as a page gets it. */
    GatewayResponse withCorsHeaders(GatewayResponse response, GatewayRequest request) {
        return configured.map(cors -> withCorsHeaders(response, cors, request)).orElse(response);
    }

    private static GatewayResponse withCorsHeaders(GatewayResponse response, Cors cors, GatewayRequest request) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(response.headers());
        headers.removeIf(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith(PREFIX));
        if (isAllowed(cors, request)) {
            headers.addAll(corsHeaders(cors, request).entrySet());
        }
        return new GatewayResponse(response.status(), headers, response.body());
    }

    private static Map<String, String> corsHeaders(Cors cors, GatewayRequest request) {
        return Map.of(
                "Access-Control-Allow-Origin",
                request.header("origin"),
                "Access-Control-Expose-Headers",
                String.join(",", cors.exposed()));
    }

    /** The very text: an origin has one spelling. */
    private static boolean isAllowed(Cors cors, GatewayRequest request) {
        return cors.origins().contains(request.header("origin"));
    }
}
