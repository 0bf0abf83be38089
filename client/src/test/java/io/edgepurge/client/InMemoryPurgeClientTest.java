package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemoryPurgeClientTest {
    private static final PurgeRequest REQUEST = PurgeRequest.ofUrls("https://a.example/1.jpg");

    private final InMemoryPurgeClient client =
            new InMemoryPurgeClient(150, () -> Instant.parse("2026-11-25T12:00:00Z"));

    @Test
    void received_and_accepted_requests_are_recorded() {
        client.refuseNext(new Problem("not-allowed", 403, "No.", List.of(), Optional.empty()));

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessage("not-allowed: No.");
        client.purge(REQUEST);

        assertThat(client.received()).containsExactly(REQUEST, REQUEST);
        assertThat(client.accepted()).containsExactly(REQUEST);
    }

    @Test
    void sending_again_after_a_lost_response_returns_the_same_purge() {
        client.loseNextResponse();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));
        assertThat(client.accepted()).containsExactly(REQUEST);
        client.purge(REQUEST);

        assertThat(client.accepted()).containsExactly(REQUEST);
    }

    @Test
    void a_lost_request_has_no_effect() {
        client.loseNextRequest();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.send(REQUEST));

        assertThat(client.accepted()).isEmpty();
    }

    @Test
    void a_sent_request_is_accepted_up_to_the_quota_without_an_error() {
        List<String> urls = IntStream.range(0, 250)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();

        client.send(PurgeRequest.ofUrls(urls).withIdempotencyKey("k"));

        assertThat(client.accepted()).extracting(PurgeRequest::idempotencyKey).containsExactly("k/0");
    }

    @Test
    void a_bulk_request_continues_after_a_lost_response() {
        List<String> urls = IntStream.range(0, 120)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();
        client.loseNextResponse();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(urls).withIdempotencyKey("k")))
                .satisfies(unknown -> assertThat(unknown.idempotencyKey()).contains("k"));
        assertThat(client.purgeAll(PurgeRequest.ofUrls(urls).withIdempotencyKey("k"))
                        .purges())
                .hasSize(2);

        assertThat(client.accepted()).extracting(PurgeRequest::idempotencyKey).containsExactly("k/0", "k/1");
    }
}
