package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of every {@code TokenBucketStore}. */
public interface TokenBucketStoreContract {
    TokenBucket ONE = new TokenBucket(2.0 / 3, 0.1, NOON);
    TokenBucket OTHER = new TokenBucket(2.0 / 3, 0.2, NOON);

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
}
