package io.edgepurge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageKitResponsesTest {
    private static final Accepted ACCEPTED = new Accepted(Samples.accepted(), List.of(), Optional.of(Samples.QUOTA));
    private static final ItemState COMPLETED =
            ItemState.submitted("I2J3K4", Samples.NOON).completed(Samples.NOON);

    @Test
    void an_accepted_purge_is_a_request_id() {
        ApiResponse answer = ImageKitResponses.accepted(ACCEPTED, Samples.NOON);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"requestId\":\"019c0f00-0000-7000-8000-000000000001\"}");
        assertThat(answer.headers().get("RateLimit")).startsWith("\"monthly\";r=942;t=");
    }

    @Test
    void a_completed_purge_is_completed() {
        ApiResponse answer = ImageKitResponses.status(Samples.with(COMPLETED, COMPLETED));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"Completed\"}");
    }

    @Test
    void every_other_purge_is_pending() {
        ItemState failed = ItemState.failed("CloudFront refused the path.", Samples.NOON);

        assertThat(ImageKitResponses.status(Samples.accepted()).body()).isEqualTo("{\"status\":\"Pending\"}");
        assertThat(ImageKitResponses.status(Samples.with(COMPLETED, failed)).body())
                .isEqualTo("{\"status\":\"Pending\"}");
    }

    @Test
    void the_whole_truth_is_a_link_away() {
        assertThat(ImageKitResponses.status(Samples.accepted()).headers())
                .containsEntry("Link", "</v1/purges/019c0f00-0000-7000-8000-000000000001>; rel=\"describedby\"");
    }

    @Test
    void every_answer_carries_its_request() {
        ApiResponse answer =
                ImageKitResponses.signed(ImageKitResponses.accepted(ACCEPTED, Samples.NOON), Calls.posting("{}"));

        assertThat(answer.headers()).containsEntry("x-ik-requestId", "request-1");
    }
}
