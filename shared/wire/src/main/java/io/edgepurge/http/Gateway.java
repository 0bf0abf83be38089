package io.edgepurge.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Converts between API Gateway's events and this package. It needs {@code aws-lambda-java-events} on the class path, which the
 * other classes of this module don't.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Payload format 2.0</a>
 */
public final class Gateway {
    private Gateway() {}

    /** Returns the request of an event. API Gateway omits empty parts. */
    public static ApiRequest requestOf(APIGatewayV2HTTPEvent event) {
        return new ApiRequest(
                Optional.ofNullable(event.getRequestContext())
                        .map(RequestContext::getRequestId)
                        .orElse(""),
                Objects.requireNonNullElse(event.getHeaders(), Map.of()),
                Objects.requireNonNullElse(event.getPathParameters(), Map.of()),
                Objects.requireNonNullElse(event.getQueryStringParameters(), Map.of()),
                Optional.ofNullable(event.getBody())
                        .map(text -> new ApiRequest.Body(text, event.getIsBase64Encoded())));
    }

    /** Returns the route that API Gateway matched, such as {@code POST /v1/purges}. */
    public static String routeOf(APIGatewayV2HTTPEvent event) {
        return Objects.requireNonNullElse(event.getRouteKey(), "");
    }

    /** Returns the response in API Gateway's format. */
    public static APIGatewayV2HTTPResponse responseOf(ApiResponse response) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(response.status())
                .withHeaders(response.headers())
                .withBody(response.body())
                .withIsBase64Encoded(false)
                .build();
    }
}
