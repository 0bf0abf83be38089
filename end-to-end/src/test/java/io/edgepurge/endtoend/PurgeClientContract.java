package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.client.AcceptedPurge;
import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.Duplicate;
import io.edgepurge.client.PurgeClient;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRefused;
import io.edgepurge.client.PurgeRequest;
import io.edgepurge.client.PurgeStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What users of the client may rely on, whatever the way to the service, and so in their tests. */
interface PurgeClientContract {
    /** For an account with quota enough. */
    PurgeClient client();

    /** A URL of the account; each test takes its own. */
    String url(String relative);

    /** For an account called {@code small} with a quota of 150 that nobody has used. */
    PurgeClient smallClient();

    /** A URL of that account. */
    String smallUrl(String relative);

    @Test
    default void an_accepted_purge_is_told_whole() {
        Instant later = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

        AcceptedPurge accepted = client().purge(PurgeRequest.ofUrls(url("whole/1.jpg"), url("whole/2.jpg"))
                .withReason("new look")
                .withNotBefore(later));

        assertThat(accepted.purge().id()).isNotEmpty();
        assertThat(accepted.purge().status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(accepted.purge().times().notBefore()).contains(later);
        assertThat(accepted.purge().provenance().reason()).contains("new look");
        assertThat(accepted.purge().items())
                .extracting(each -> each.item().value())
                .containsExactly(url("whole/1.jpg"), url("whole/2.jpg"));
        assertThat(accepted.quota()).isPresent();
    }

    @Test
    default void the_same_request_again_is_the_same_purge_and_charged_once() {
        PurgeRequest request = PurgeRequest.ofUrls(url("again/1.jpg"));

        AcceptedPurge first = client().purge(request);
        AcceptedPurge again = client().purge(request);

        assertThat(again.purge().id()).isEqualTo(first.purge().id());
        assertThat(again.quota().orElseThrow().left())
                .isEqualTo(first.quota().orElseThrow().left());
    }

    @Test
    default void a_key_belongs_to_one_request() {
        PurgeRequest request = PurgeRequest.ofUrls(url("key/1.jpg"));
        client().purge(request);

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client().purge(
                                PurgeRequest.ofUrls(url("key/2.jpg")).withIdempotencyKey(request.idempotencyKey())))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo("idempotency-key-reused");
                    assertThat(refused.problem().status()).isEqualTo(422);
                });
    }

    @Test
    default void a_repetition_within_a_request_is_a_duplicate() {
        AcceptedPurge accepted =
                client().purge(PurgeRequest.ofUrls(url("twice/1.jpg"), url("twice/2.jpg"), url("twice/1.jpg")));

        assertThat(accepted.purge().items()).hasSize(2);
        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 0));
    }

    @Test
    default void a_short_list_is_one_purge_under_the_key_itself() {
        PurgeRequest request = PurgeRequest.ofUrls(url("short/1.jpg"), url("short/2.jpg"));

        AcceptedPurges all = client().purgeAll(request);

        assertThat(all.purges())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.id())
                        .isEqualTo(client().purge(request).purge().id()));
    }

    @Test
    default void each_hundred_of_a_long_list_is_a_purge_and_sent_again_the_same() {
        PurgeRequest request = PurgeRequest.ofUrls(
                IntStream.range(0, 230).mapToObj(i -> url("long/" + i + ".jpg")).toList());

        AcceptedPurges accepted = client().purgeAll(request);
        AcceptedPurges again = client().purgeAll(request);

        assertThat(accepted.purges()).extracting(PurgeReceipt::items).containsExactly(100, 100, 30);
        assertThat(again.purges())
                .extracting(PurgeReceipt::id)
                .isEqualTo(accepted.purges().stream().map(PurgeReceipt::id).toList());
        assertThat(again.quota().orElseThrow().left())
                .isEqualTo(accepted.quota().orElseThrow().left());
    }

    @Test
    default void a_list_beyond_the_quota_stops_and_says_what_was_accepted() {
        PurgeRequest tooLong = PurgeRequest.ofUrls(
                IntStream.range(0, 220).mapToObj(i -> smallUrl(i + ".jpg")).toList());

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(PurgeRefused.class)
                    .isThrownBy(() -> smallClient().purgeAll(tooLong))
                    .satisfies(refused -> {
                        assertThat(refused.problem().isQuotaExceeded()).isTrue();
                        assertThat(refused.problem().quota().orElseThrow().left())
                                .isEqualTo(50);
                        assertThat(refused.accepted())
                                .extracting(PurgeReceipt::items)
                                .containsExactly(100);
                    });
        }
    }
}
