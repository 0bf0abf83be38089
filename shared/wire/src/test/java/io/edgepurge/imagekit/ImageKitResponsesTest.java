package io.edgepurge.imagekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.fixture.Requests;
import io.edgepurge.fixture.Samples;
import io.edgepurge.http.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageKitResponsesTest {
    private static final Accepted ACCEPTED = new Accepted(Samples.accepted(), List.of(), Optional.of(Samples.QUOTA));
    private static final ItemState COMPLETED =
            ItemState.submitted("I2J3K4", Samples.NOON).completed(Samples.NOON);

    @Test
    void an_accepted_purge_returns_a_request_id() {
        ApiResponse response = ImageKitResponses.accepted(ACCEPTED, Samples.NOON);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"requestId\":\"019c0f00-0000-7000-8000-000000000001\"}");
        assertThat(response.headers().get("RateLimit")).startsWith("\"monthly\";r=942;t=");
    }

    @Test
    void a_completed_purge_is_completed() {
        ApiResponse response = ImageKitResponses.status(Samples.with(COMPLETED, COMPLETED));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"Completed\"}");
    }

    @Test
    void every_other_purge_is_pending() {
        ItemState failed = ItemState.failed("CloudFront refused the path.", Samples.NOON);

        assertThat(ImageKitResponses.status(Samples.accepted()).body()).isEqualTo("{\"status\":\"Pending\"}");
        assertThat(ImageKitResponses.status(Samples.with(COMPLETED, failed)).body())
                .isEqualTo("{\"status\":\"Pending\"}");
    }

    @Test
    void a_status_links_to_the_complete_status() {
        assertThat(ImageKitResponses.status(Samples.accepted()).headers())
                .containsEntry("Link", "</v1/purges/019c0f00-0000-7000-8000-000000000001>; rel=\"describedby\"");
    }

    @Test
    void every_response_has_its_request_id() {
        ApiResponse response = ImageKitResponses.withRequestId(
                ImageKitResponses.accepted(ACCEPTED, Samples.NOON), Requests.posting("{}"));

        assertThat(response.headers()).containsEntry("x-ik-requestId", "request-1");
    }
}
