package io.edgepurge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Converts between API Gateway's JSON and this package. Lambda's own serializer would create its objects by reflection, which a
 * function can't do before a snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Payload format 2.0</a>
 */
public final class Gateway {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Gateway() {}

    /**
     * A request and its route.
     *
     * @param route the route that API Gateway matched, such as {@code POST /v1/purges}; empty if the event has none
     */
    public record RoutedRequest(String route, ApiRequest request) {}

    /**
     * Returns the request of an event. API Gateway omits empty parts.
     *
     * @throws IOException if the event is not JSON
     */
    public static RoutedRequest requestOf(byte[] event) throws IOException {
        JsonNode root = JSON.readTree(event);
        return new RoutedRequest(
                root.path("routeKey").asText(""),
                new ApiRequest(
                        root.path("requestContext").path("requestId").asText(""),
                        texts(root.path("headers")),
                        texts(root.path("pathParameters")),
                        texts(root.path("queryStringParameters")),
                        Optional.of(root.path("body"))
                                .filter(JsonNode::isTextual)
                                .map(body -> new ApiRequest.Body(
                                        body.asText(),
                                        root.path("isBase64Encoded").asBoolean()))));
    }

    /** Returns the response as API Gateway reads it, in UTF-8. */
    public static byte[] bytesOf(ApiResponse response) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("statusCode", response.status());
        ObjectNode headers = json.putObject("headers");
        response.headers().forEach(headers::put);
        return json.put("body", response.body())
                .put("isBase64Encoded", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.propertyStream()
                .filter(property -> property.getValue().isTextual())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, property -> property.getValue().asText()));
    }
}
