package io.edgepurge.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request.
 *
 * @param requestId API Gateway's id of the request
 * @param headers by name; lookups ignore case
 * @param pathParameters by the names in the route
 * @param query by name; API Gateway joins repeated parameters with commas
 */
public record ApiRequest(
        String requestId,
        Map<String, String> headers,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Optional<Body> body) {
    public ApiRequest {
        headers = lowerCased(headers);
        pathParameters = Map.copyOf(pathParameters);
        query = Map.copyOf(query);
    }

    /** Creates a request without a query. */
    public ApiRequest(
            String requestId, Map<String, String> headers, Map<String, String> pathParameters, Optional<Body> body) {
        this(requestId, headers, pathParameters, Map.of(), body);
    }

    /** Returns the value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the value of a query parameter. */
    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns the value of a path parameter; empty text if the route has no such parameter. */
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> lowerCased = new TreeMap<>();
        headers.forEach((name, value) ->
                lowerCased.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other));
        return Map.copyOf(lowerCased);
    }

    /** The body of a request: text, or base64 if API Gateway considers it binary. */
    public record Body(String text, boolean base64) {}
}
