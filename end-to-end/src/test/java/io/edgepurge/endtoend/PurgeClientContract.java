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

/** Guarantees of the Java client, whichever way it calls the service; the in-memory client gives them too. */
interface PurgeClientContract {
    /** The monthly quota of the small account. */
    int SMALL_QUOTA = 150;

    /** Returns a client of an account with enough quota for all tests. */
    PurgeClient client();

    /** Returns a URL of the account; each test uses URLs of its own. */
    String url(String relative);

    /** Returns a client of an account with a quota of {@value #SMALL_QUOTA}, none of it used. */
    PurgeClient smallClient();

    /** Returns a URL of the small account. */
    String smallUrl(String relative);

    @Test
    default void an_accepted_purge_is_returned_with_all_its_fields() {
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
    default void a_repeated_request_returns_the_same_purge_and_is_charged_once() {
        PurgeRequest request = PurgeRequest.ofUrls(url("again/1.jpg"));

        AcceptedPurge first = client().purge(request);
        AcceptedPurge again = client().purge(request);

        assertThat(again.purge().id()).isEqualTo(first.purge().id());
        assertThat(again.quota().orElseThrow().left())
                .isEqualTo(first.quota().orElseThrow().left());
    }

    @Test
    default void an_idempotency_key_belongs_to_one_request() {
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
    default void a_repeated_url_within_a_request_is_a_duplicate() {
        AcceptedPurge accepted =
                client().purge(PurgeRequest.ofUrls(url("twice/1.jpg"), url("twice/2.jpg"), url("twice/1.jpg")));

        assertThat(accepted.purge().items()).hasSize(2);
        assertThat(accepted.duplicates()).containsExactly(new Duplicate(2, 0));
    }

    @Test
    default void a_short_list_is_one_purge_under_the_idempotency_key() {
        PurgeRequest request = PurgeRequest.ofUrls(url("short/1.jpg"), url("short/2.jpg"));

        AcceptedPurges all = client().purgeAll(request);

        assertThat(all.purges())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.id())
                        .isEqualTo(client().purge(request).purge().id()));
    }

    @Test
    default void a_long_list_becomes_purges_of_a_hundred_and_can_be_repeated() {
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
    default void a_list_beyond_the_quota_reports_the_purges_accepted_before() {
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
