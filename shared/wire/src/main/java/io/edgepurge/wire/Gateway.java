package io.edgepurge.wire;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Between API Gateway's events and ours. Whoever calls it has the Lambda events on the class path; the rest of this package
 * does without.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Payload format 2.0</a>
 */
public final class Gateway {
    private Gateway() {}

    /** What was called; API Gateway leaves out what a request does not have. */
    public static ApiRequest callOf(APIGatewayV2HTTPEvent event) {
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

    /** The route that API Gateway chose, such as {@code POST /v1/purges}. */
    public static String routeOf(APIGatewayV2HTTPEvent event) {
        return Objects.requireNonNullElse(event.getRouteKey(), "");
    }

    /** The answer in API Gateway's words. */
    public static APIGatewayV2HTTPResponse responseOf(ApiResponse answer) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(answer.headers())
                .withBody(answer.body())
                .withIsBase64Encoded(false)
                .build();
    }
}
