package io.edgepurge.local.gateway;

import io.edgepurge.local.template.BrowserSettings.Cors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Emulates the CORS support of API Gateway. With a CORS configuration, it answers preflight requests itself, even for paths
 * without a route. It replaces the CORS headers of the function's response with its own if the origin is allowed. Without a
 * configuration, it does nothing. Error responses of API Gateway itself get no CORS headers, because AWS does not document
 * any.
 *
 * <p>A preflight request of another origin returns 204 without CORS headers. AWS does not document this case; a browser
 * blocks the request either way.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html">Configure CORS for HTTP
 *     APIs</a>
 */
record CorsHandler(Optional<Cors> configured) {
    private static final String PREFIX = "access-control-";
    private static final int NO_CONTENT = 204;

    /** Returns the response to an {@code OPTIONS} request; empty for other methods or without a CORS configuration. */
    Optional<GatewayResponse> preflightResponse(GatewayRequest request) {
        return configured
                .filter(cors -> request.method().equals("OPTIONS"))
                .map(cors -> new GatewayResponse(NO_CONTENT, preflightHeaders(cors, request), Body.NONE));
    }

    private static List<Map.Entry<String, String>> preflightHeaders(Cors cors, GatewayRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (isAllowed(cors, request)
                && !request.header(PREFIX + "request-method").isEmpty()) {
            headers.putAll(corsHeaders(cors, request));
            headers.put("Access-Control-Allow-Methods", String.join(",", cors.methods()));
            headers.put("Access-Control-Allow-Headers", String.join(",", cors.headers()));
            headers.put("Access-Control-Max-Age", Integer.toString(cors.maxAgeSeconds()));
        }
        return List.copyOf(headers.entrySet());
    }

    /** Returns the function's response with the configured CORS headers. */
    GatewayResponse withCorsHeaders(GatewayResponse response, GatewayRequest request) {
        return configured
                .map(cors -> replaceCorsHeaders(response, cors, request))
                .orElse(response);
    }

    private static GatewayResponse replaceCorsHeaders(GatewayResponse response, Cors cors, GatewayRequest request) {
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

    /** Compares the exact text, because an origin has one serialization. */
    private static boolean isAllowed(Cors cors, GatewayRequest request) {
        return cors.origins().contains(request.header("origin"));
    }
}
