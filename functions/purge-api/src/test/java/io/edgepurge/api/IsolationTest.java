package io.edgepurge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.PurgeStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of this function on items and purges of the account "demo", under every kind of key. */
class IsolationTest {
    private final HandlerFixture fixture = new HandlerFixture(1000);

    @ParameterizedTest
    @CsvSource({
        "create-purge.json, private_inside, 202",
        "create-purge.json, private_outside, 403",
        "create-purge.json, private_read, 403",
        "create-purge.json, private_second, 422",
        "create-purge.json, private_unknown, 403",
        "create-purge-tags.json, private_inside, 202",
        "create-purge-tags.json, private_outside, 403",
        "create-purge-tags.json, private_read, 403",
        "create-purge-tags.json, private_second, 422",
        "imagekit-purge.json, private_inside, 201",
        "imagekit-purge.json, private_outside, 403",
        "imagekit-purge.json, private_read, 403",
        "imagekit-purge.json, private_second, 400",
        "imagekit-purge.json, private_unknown, 403",
    })
    void only_permitted_keys_can_purge(String operation, String key, int status) {
        JsonNode response = fixture.responseTo(by(key, operation));

        assertThat(response.path("statusCode").asInt()).isEqualTo(status);
        assertThat(fixture.purgeStore.purges()).hasSize(status < 300 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "private_demo, true",
        "private_inside, true",
        "private_outside, false",
        "private_read, false",
        "private_second, false",
    })
    void a_preview_knows_what_the_key_can_purge(String key, boolean acceptable) {
        JsonNode body = HandlerFixture.bodyOf(fixture.responseTo(by(key, "preview-purge.json")));

        assertThat(body.path("acceptable").asBoolean()).isEqualTo(acceptable);
    }

    @ParameterizedTest
    @CsvSource({
        "private_demo, 200",
        "private_inside, 200",
        "private_outside, 404",
        "private_read, 403",
        "private_second, 404",
        "private_unknown, 403",
    })
    void only_permitted_keys_can_cancel(String key, int status) {
        fixture.responseTo("create-purge.json");

        JsonNode response = fixture.responseTo(by(key, "cancel-purge.json"));

        assertThat(response.path("statusCode").asInt()).isEqualTo(status);
        assertThat(fixture.statusOfOnlyPurge()).isEqualTo(status == 200 ? PurgeStatus.CANCELLED : PurgeStatus.QUEUED);
    }

    @Test
    void a_purge_that_cannot_be_cancelled_looks_like_an_unknown_one() {
        JsonNode unknown = fixture.responseTo(by("private_outside", "cancel-purge.json"));
        fixture.responseTo("create-purge.json");

        JsonNode hidden = fixture.responseTo(by("private_outside", "cancel-purge.json"));
        assertThat(hidden.path("statusCode")).isEqualTo(unknown.path("statusCode"));
        assertThat(hidden.path("body")).isEqualTo(unknown.path("body"));
    }

    @ParameterizedTest
    @CsvSource({
        "private_demo, 202",
        "private_inside, 202",
        "private_outside, 404",
        "private_read, 403",
        "private_second, 404",
        "private_unknown, 403",
    })
    void only_permitted_keys_can_verify(String key, int status) {
        fixture.responseTo("create-purge.json");
        fixture.complete();

        JsonNode response = fixture.responseTo(by(key, "verify-purge.json"));

        assertThat(response.path("statusCode").asInt()).isEqualTo(status);
        assertThat(fixture.pendingVisits()).isEqualTo(status == 202 ? 1 : 0);
    }

    private static APIGatewayV2HTTPEvent by(String key, String operation) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event(operation);
        event.setHeaders(Map.of("authorization", "Bearer " + key));
        return event;
    }
}
