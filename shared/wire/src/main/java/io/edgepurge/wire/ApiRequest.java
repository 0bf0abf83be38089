package io.edgepurge.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request as it reaches a door.
 *
 * @param requestId API Gateway's name for the request
 * @param headers by name; asked for without regard to case
 * @param pathParameters by the names that the route gives them
 * @param query by name; values of a name that came several times are joined by commas, as API Gateway joins them
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

    /** A call without a query. */
    public ApiRequest(
            String requestId, Map<String, String> headers, Map<String, String> pathParameters, Optional<Body> body) {
        this(requestId, headers, pathParameters, Map.of(), body);
    }

    /** What the caller wrote under this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What the caller wrote behind this name in the query. */
    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A part of the path, or the empty text if the route knows no such part. */
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> lowerCased = new TreeMap<>();
        headers.forEach((name, value) ->
                lowerCased.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other));
        return Map.copyOf(lowerCased);
    }

    /** A request's body, as text or, where API Gateway took it for binary, as base64. */
    public record Body(String text, boolean base64) {}
}
