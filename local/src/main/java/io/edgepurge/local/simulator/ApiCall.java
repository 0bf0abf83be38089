package io.edgepurge.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed request to the CloudFront API. */
@SuppressWarnings("ArrayRecordComponent")
record ApiCall(Operation operation, Subject subject, Map<String, String> query, byte[] body) {
    private static final Pattern ROUTE = Pattern.compile(
            "/2020-05-31/(?<kind>distribution|distribution-tenant)/(?<distribution>[^/]+)/invalidation(?:/(?<id>[^/]+))?");

    private static final Pattern CONFIG_ROUTE = Pattern.compile(
            "/2020-05-31/(?<kind>distribution/(?<distribution>[^/]+)/config|cache-policy/(?<policy>[^/]+))");

    /** Larger than CloudFront's largest batch, which has 3,000 paths of 4,000 characters and tags. */
    static final int MAX_BODY_BYTES = 16 << 20;

    /** The distribution and invalidation that the URL names; for a cache policy, its ID instead of the distribution's. */
    record Subject(boolean isTenant, String distributionId, Optional<String> invalidationId) {}

    /** Reads a request; empty if the simulator does not support the operation. */
    static Optional<ApiCall> read(HttpExchange exchange) throws IOException {
        Matcher route = ROUTE.matcher(exchange.getRequestURI().getPath());
        if (!route.matches()) {
            return readConfigCall(exchange);
        }
        Optional<String> invalidationId = Optional.ofNullable(route.group("id"));
        Subject subject = new Subject(
                route.group("kind").equals("distribution-tenant"), route.group("distribution"), invalidationId);
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        return operation(exchange.getRequestMethod(), invalidationId.isPresent())
                .map(operation -> new ApiCall(operation, subject, query(exchange.getRequestURI()), body));
    }

    private static Optional<ApiCall> readConfigCall(HttpExchange exchange) {
        Matcher route = CONFIG_ROUTE.matcher(exchange.getRequestURI().getPath());
        if (!route.matches() || !exchange.getRequestMethod().equals("GET")) {
            return Optional.empty();
        }
        String policy = route.group("policy");
        return Optional.of(new ApiCall(
                policy == null ? Operation.GET_DISTRIBUTION_CONFIG : Operation.GET_CACHE_POLICY,
                new Subject(false, policy == null ? route.group("distribution") : policy, Optional.empty()),
                Map.of(),
                new byte[0]));
    }

    boolean isOversized() {
        return body.length > MAX_BODY_BYTES;
    }

    private static Optional<Operation> operation(String method, boolean namesOne) {
        return switch (method) {
            case "POST" -> namesOne ? Optional.empty() : Optional.of(Operation.CREATE_INVALIDATION);
            case "GET" -> Optional.of(namesOne ? Operation.GET_INVALIDATION : Operation.LIST_INVALIDATIONS);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(raw -> Arrays.stream(raw.split("&", -1)))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
