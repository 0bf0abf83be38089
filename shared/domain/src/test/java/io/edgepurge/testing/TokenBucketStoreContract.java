package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.ratelimit.Waiter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of every {@code TokenBucketStore}. */
public interface TokenBucketStoreContract {
    TokenBucket ONE = new TokenBucket(2.0 / 3, 0.1, NOON);
    TokenBucket OTHER = new TokenBucket(2.0 / 3, 0.2, NOON);

    TokenBucket WITH_WAITERS = new TokenBucket(
            0,
            0.5,
            NOON,
            List.of(
                    new Waiter(ApiCall.POLL, IMAGES, NOON.plusSeconds(15)),
                    new Waiter(ApiCall.CREATE, VIDEOS, NOON.plusMillis(1_500))));

    /** Returns empty records. */
    Records records();

    @Test
    default void there_is_no_pace_before_the_first_call() {
        assertThat(records().tokenBuckets().read()).isEmpty();
    }

    @Test
    default void the_first_of_two_to_start_the_pace_wins() {
        TokenBucketStore buckets = records().tokenBuckets();

        assertThat(buckets.replace(Optional.empty(), ONE)).isTrue();
        assertThat(buckets.replace(Optional.empty(), OTHER)).isFalse();

        assertThat(buckets.read()).contains(ONE);
    }

    @Test
    default void the_first_of_two_to_take_a_call_wins() {
        TokenBucketStore buckets = records().tokenBuckets();
        buckets.replace(Optional.empty(), ONE);

        assertThat(buckets.replace(Optional.of(ONE), OTHER)).isTrue();
        assertThat(buckets.replace(Optional.of(ONE), ONE)).isFalse();

        assertThat(buckets.read()).contains(OTHER);
    }

    @Test
    default void waiting_distributions_are_stored_in_order() {
        TokenBucketStore buckets = records().tokenBuckets();
        buckets.replace(Optional.empty(), ONE);

        assertThat(buckets.replace(Optional.of(ONE), WITH_WAITERS)).isTrue();
        assertThat(buckets.read()).contains(WITH_WAITERS);

        assertThat(buckets.replace(Optional.of(WITH_WAITERS), ONE)).isTrue();
        assertThat(buckets.read()).contains(ONE);
    }

    @Test
    default void a_change_of_the_line_alone_is_a_change() {
        TokenBucketStore buckets = records().tokenBuckets();
        TokenBucket empty = new TokenBucket(0, 0.5, NOON);
        TokenBucket waiting = new TokenBucket(0, 0.5, NOON, WITH_WAITERS.waiting());
        buckets.replace(Optional.empty(), empty);
        buckets.replace(Optional.of(empty), waiting);

        assertThat(buckets.replace(Optional.of(empty), ONE)).isFalse();
        assertThat(buckets.replace(Optional.of(waiting), empty)).isTrue();
        assertThat(buckets.replace(Optional.of(waiting), ONE)).isFalse();
    }
}
