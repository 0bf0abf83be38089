package io.edgepurge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeApiHandlerTest {
    private final HandlerFixture fixture = new HandlerFixture(1000);

    @Test
    void a_purge_is_recorded_and_a_doorbell_is_sent() {
        JsonNode response = fixture.responseTo("create-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(202);
        assertThat(response.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(response.path("headers").path("Location").asText())
                .isEqualTo("/v1/purges/019c0f00-0000-7000-8000-000000000001");
        assertThat(response.path("body").asText()).isEqualTo("""
                {"id":"019c0f00-0000-7000-8000-000000000001","status":"queued","acceptedAt":"2026-01-30T12:00:00Z",\
                "source":"api","key":"key-1","items":[\
                {"index":0,"url":"https://img.example/demo/a.jpg","status":"queued","since":"2026-01-30T12:00:00Z"},\
                {"index":2,"url":"https://img.example/demo/b/c*","status":"queued","since":"2026-01-30T12:00:00Z"}],\
                "duplicates":[{"index":1,"duplicateOf":0}],\
                "quota":{"limit":1000,"left":998,"resetsAt":"2026-02-01T00:00:00Z"}}""");
        assertThat(fixture.purgeStore.purges()).extracting(Purge::source).containsExactly(PurgeSource.API);
        assertThat(fixture.doorbells.notified()).containsExactly(new DistributionId("E1A2B3"));
    }

    @Test
    void a_base64_body_is_decoded() {
        JsonNode response = fixture.responseTo("create-purge-base64.json");

        assertThat(response).isEqualTo(new HandlerFixture(1000).responseTo("create-purge.json"));
    }

    @Test
    void a_repeated_request_returns_the_first_purge_and_is_charged_once() {
        JsonNode first = fixture.responseTo("create-purge-idempotent.json");
        JsonNode again = fixture.responseTo("create-purge-idempotent.json");

        assertThat(again).isEqualTo(first);
        assertThat(fixture.purgeStore.purges()).hasSize(1);
    }

    @Test
    void a_key_reused_with_other_urls_is_refused() {
        fixture.responseTo("create-purge-idempotent.json");
        APIGatewayV2HTTPEvent other = HandlerFixture.event("create-purge-idempotent.json");
        other.setBody("{\"urls\":[\"https://img.example/demo/other.jpg\"]}");

        JsonNode response = fixture.responseTo(other);

        assertThat(response.path("statusCode").asInt()).isEqualTo(422);
        assertThat(HandlerFixture.bodyOf(response).path("type").asText()).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void a_refused_url_is_listed_and_nothing_is_purged() {
        JsonNode response = fixture.responseTo("create-purge-refused.json");

        assertThat(response.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
        assertThat(HandlerFixture.bodyOf(response)
                        .path("violations")
                        .path(0)
                        .path("index")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @Test
    void a_queued_purge_is_cancelled_and_refunded() {
        fixture.responseTo("create-purge.json");

        JsonNode response = fixture.responseTo("cancel-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(HandlerFixture.bodyOf(response).path("status").asText()).isEqualTo("cancelled");
        assertThat(HandlerFixture.bodyOf(response).at("/items/1/status").asText())
                .isEqualTo("cancelled");
        assertThat(fixture.quotaLeft()).isEqualTo(1000);
    }

    @Test
    void cancellation_is_idempotent() {
        fixture.responseTo("create-purge.json");
        fixture.responseTo("cancel-purge.json");

        assertThat(fixture.responseTo("cancel-purge.json").path("statusCode").asInt())
                .isEqualTo(200);
        assertThat(fixture.quotaLeft()).isEqualTo(1000);
    }

    @Test
    void a_cancellation_ignores_if_none_match() {
        fixture.responseTo("create-purge.json");
        APIGatewayV2HTTPEvent event = HandlerFixture.event("cancel-purge.json");
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.put("if-none-match", "*");
        event.setHeaders(headers);

        JsonNode response = fixture.responseTo(event);

        assertThat(response.path("statusCode").asInt()).isEqualTo(200);
        assertThat(response.path("headers").has("ETag")).isTrue();
        assertThat(HandlerFixture.bodyOf(response).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void a_completed_purge_is_verified_again() {
        fixture.responseTo("create-purge.json");
        fixture.complete();

        JsonNode response = fixture.responseTo("verify-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(202);
        assertThat(response.path("headers").path("Location").asText())
                .isEqualTo("/v1/purges/019c0f00-0000-7000-8000-000000000001");
        assertThat(fixture.pendingVisits()).isEqualTo(1);
    }

    @Test
    void an_open_purge_is_not_verified() {
        fixture.responseTo("create-purge.json");

        JsonNode response = fixture.responseTo("verify-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(409);
        assertThat(HandlerFixture.bodyOf(response).path("type").asText()).isEqualTo("/problems/not-verifiable");
    }

    @Test
    void a_planned_purge_is_not_cancelled() {
        fixture.responseTo("create-purge.json");
        fixture.plan();

        JsonNode response = fixture.responseTo("cancel-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(409);
        assertThat(HandlerFixture.bodyOf(response).path("type").asText()).isEqualTo("/problems/too-late-to-cancel");
        assertThat(fixture.quotaLeft()).isEqualTo(998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"urls\":[null]}", "{\"urls\":[[]]}", "{\"x\":1}", "", "{"})
    void a_malformed_body_is_refused_and_nothing_is_purged(String body) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("create-purge.json");
        event.setBody(body);

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isEqualTo(400);
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @Test
    void more_than_100_urls_are_refused_and_nothing_is_purged() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("create-purge.json");
        event.setBody("{\"urls\":[" + String.join(",", Collections.nCopies(101, "\"https://img.example/demo/a.jpg\""))
                + "]}");

        JsonNode response = fixture.responseTo(event);

        assertThat(response.path("statusCode").asInt()).isEqualTo(422);
        assertThat(HandlerFixture.bodyOf(response)
                        .path("violations")
                        .path(0)
                        .path("rule")
                        .asText())
                .isEqualTo("too-many-items");
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @Test
    void an_exceeded_quota_is_refused_until_the_month_ends() {
        JsonNode response = new HandlerFixture(1).responseTo("create-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(429);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("129600");
    }

    @Test
    void an_unknown_key_is_refused() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("create-purge.json");
        event.setHeaders(Map.of("authorization", "Bearer private_other"));

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isEqualTo(403);
    }

    @Test
    void an_unavailable_store_gets_503() {
        fixture.purgeStore.cutOff();

        JsonNode response = fixture.responseTo("create-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(503);
        assertThat(response.path("headers").path("Retry-After").asText()).isEqualTo("1");
    }

    @Test
    void an_unknown_route_gets_404() {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("create-purge.json");
        event.setRouteKey("PUT /v1/purges");

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isEqualTo(404);
    }

    @Test
    void imagekits_client_gets_a_request_id() {
        JsonNode response = fixture.responseTo("imagekit-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(201);
        assertThat(response.path("headers").path("x-ik-requestId").asText()).isEqualTo("JKJaXmPLvHcESHA=");
        assertThat(response.path("body").asText())
                .isEqualTo("{\"requestId\":\"019c0f00-0000-7000-8000-000000000001\"}");
        assertThat(fixture.purgeStore.purges()).extracting(Purge::source).containsExactly(PurgeSource.IMAGEKIT);
    }

    @Test
    void imagekits_client_gets_imagekits_messages() {
        JsonNode response = fixture.responseTo("imagekit-purge-refused.json");

        assertThat(HandlerFixture.bodyOf(response).path("message").asText())
                .isEqualTo("The URL is not valid for cache purging.");
        assertThat(fixture.purgeStore.purges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Bearer private_other"})
    void every_response_to_imagekits_client_has_its_request_id(String authorization) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("imagekit-purge.json");
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.put("authorization", authorization);
        event.setHeaders(headers);

        JsonNode response = fixture.responseTo(event);

        assertThat(response.path("statusCode").asInt()).isIn(401, 403);
        assertThat(response.path("headers").path("x-ik-requestId").asText()).isEqualTo("JKJaXmPLvHcESHA=");
        assertThat(HandlerFixture.bodyOf(response).fieldNames()).toIterable().containsExactly("message", "help");
    }

    @Test
    void imagekits_client_does_not_retry_an_exceeded_quota() {
        JsonNode response = new HandlerFixture(0).responseTo("imagekit-purge.json");

        assertThat(response.path("statusCode").asInt()).isEqualTo(429);
        assertThat(response.path("headers").path("x-should-retry").asText()).isEqualTo("false");
        assertThat(response.path("headers").path("X-RateLimit-Limit").asText()).isEqualTo("0");
    }

    @Test
    void a_preview_has_paths_and_price_and_charges_nothing() {
        JsonNode body = HandlerFixture.bodyOf(fixture.responseTo("preview-purge.json"));

        assertThat(body.path("acceptable").asBoolean()).isTrue();
        assertThat(body.at("/invalidations/0/paths").toString()).isEqualTo("[\"/demo/a.jpg\",\"/demo/b/c*\"]");
        assertThat(body.path("pathsBilled").asInt()).isEqualTo(2);
        assertThat(body.path("dollarsAtMost").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(body.at("/duplicates/0").toString()).isEqualTo("{\"index\":1,\"duplicateOf\":0}");
        assertThat(body.at("/quota/leftAfter").asInt()).isEqualTo(998);
        assertThat(fixture.quotaLeft()).isEqualTo(1000);
        assertThat(fixture.doorbells.notified()).isEmpty();
    }

    @Test
    void imagekits_client_may_repeat_its_call_while_the_first_is_queued() {
        JsonNode first = HandlerFixture.bodyOf(fixture.responseTo("imagekit-purge.json"));

        JsonNode again = HandlerFixture.bodyOf(fixture.responseTo("imagekit-purge.json"));

        assertThat(again).isEqualTo(first);
        assertThat(fixture.quotaLeft()).isEqualTo(999);
    }

    @ParameterizedTest
    @CsvSource({"1,999", "2,999", "0,998", "-1,998", "one,998"})
    void only_a_marked_retry_of_imagekits_client_repeats_a_planned_purge(String retryCount, int quotaLeft) {
        fixture.responseTo("imagekit-purge.json");
        fixture.plan();
        APIGatewayV2HTTPEvent event = HandlerFixture.event("imagekit-purge.json");
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.put("x-stainless-retry-count", retryCount);
        event.setHeaders(headers);

        JsonNode again = fixture.responseTo(event);

        assertThat(again.path("statusCode").asInt()).isEqualTo(201);
        assertThat(fixture.quotaLeft()).isEqualTo(quotaLeft);
    }
}
