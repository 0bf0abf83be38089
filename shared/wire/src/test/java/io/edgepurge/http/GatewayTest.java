package io.edgepurge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayTest {

    @Test
    void omitted_parts_of_an_event_are_empty() {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();

        assertThat(Gateway.requestOf(event)).isEqualTo(new ApiRequest("", Map.of(), Map.of(), Optional.empty()));
        assertThat(Gateway.routeOf(event)).isEmpty();
    }

    @Test
    void header_names_ignore_case() {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("Content-TYPE", "text/plain"))
                .build();

        assertThat(Gateway.requestOf(event).header("content-type")).contains("text/plain");
    }

    @Test
    void a_response_keeps_its_status_headers_and_body() {
        APIGatewayV2HTTPResponse response = Gateway.responseOf(new ApiResponse(202, Map.of("A", "b"), "{}"));

        assertThat(response.getStatusCode()).isEqualTo(202);
        assertThat(response.getHeaders()).containsExactly(Map.entry("A", "b"));
        assertThat(response.getBody()).isEqualTo("{}");
        assertThat(response.getIsBase64Encoded()).isFalse();
    }
}
