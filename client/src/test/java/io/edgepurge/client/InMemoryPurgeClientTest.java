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
    void what_was_asked_for_and_what_came_of_it_can_be_seen() {
        client.refuseNext(new Problem("not-allowed", 403, "No.", List.of(), Optional.empty()));

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessage("not-allowed: No.");
        client.purge(REQUEST);

        assertThat(client.sent()).containsExactly(REQUEST, REQUEST);
        assertThat(client.accepted()).containsExactly(REQUEST);
    }

    @Test
    void a_lost_answer_is_found_by_sending_again() {
        client.loseNextResponse();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));
        assertThat(client.accepted()).containsExactly(REQUEST);
        client.purge(REQUEST);

        assertThat(client.accepted()).containsExactly(REQUEST);
    }

    @Test
    void of_a_lost_request_nothing_came() {
        client.loseNextRequest();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.send(REQUEST));

        assertThat(client.accepted()).isEmpty();
    }

    @Test
    void what_is_handed_over_is_accepted_as_far_as_the_quota_goes_and_nobody_hears_of_it() {
        List<String> urls = IntStream.range(0, 250)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();

        client.send(PurgeRequest.ofUrls(urls).withIdempotencyKey("k"));

        assertThat(client.accepted()).extracting(PurgeRequest::idempotencyKey).containsExactly("k/0");
    }

    @Test
    void a_part_of_a_long_request_can_be_refused() {
        List<String> urls = IntStream.range(0, 120)
                .mapToObj(i -> "https://a.example/" + i + ".jpg")
                .toList();
        client.loseNextResponse();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purgeAll(PurgeRequest.ofUrls(urls).withIdempotencyKey("k")))
                .satisfies(open -> assertThat(open.idempotencyKey()).contains("k"));
        assertThat(client.purgeAll(PurgeRequest.ofUrls(urls).withIdempotencyKey("k")).purges())
                .hasSize(2);

        assertThat(client.accepted()).extracting(PurgeRequest::idempotencyKey).containsExactly("k/0", "k/1");
    }
}
