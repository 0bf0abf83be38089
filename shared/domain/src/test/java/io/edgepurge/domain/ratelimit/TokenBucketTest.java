package io.edgepurge.domain.ratelimit;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.TokenBucket.Place;
import io.edgepurge.testing.InMemoryTokenBucketStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks waiting times and places in line to the millisecond. */
class TokenBucketTest {
    private static final RateLimitConfig CONFIG = new RateLimitConfig(0.5, 9);
    private static final double ALL_POLLS = TokenBucket.full(CONFIG, NOON).polls();
    private static final Place CREATE = new Place(ApiCall.CREATE, IMAGES);

    /** A creation earns 0.175 tokens a second, a poll 0.325, and both the other's tokens while the other share is full. */
    @ParameterizedTest
    @CsvSource({
        "CREATE, 0,    0,    5715",
        "POLL,   0,    0,    3077",
        "CREATE, 0,    2.35, 3300",
        "POLL,   5.65, 0,    2700",
        "CREATE, 0.5,  3,    1000",
        "POLL,   6,    0.25, 1500"
    })
    void a_call_waits_for_its_own_tokens_and_for_those_that_overflow(
            ApiCall call, double creates, double polls, long millis) {
        TokenBucket bucket = new TokenBucket(creates, polls, NOON);

        // rounded up
        assertThat(bucket.untilTurn(CONFIG, new Place(call, IMAGES)).toMillis()).isBetween(millis, millis + 1);
    }

    @Test
    void an_earlier_time_changes_nothing() {
        TokenBucket bucket = new TokenBucket(1, 2, NOON);

        assertThat(bucket.refilled(CONFIG, NOON.minusSeconds(1))).isEqualTo(bucket);
    }

    @Test
    void a_place_in_line_is_extended_without_moving_and_others_expire() {
        TokenBucket line = new TokenBucket(0, 0, NOON)
                .withWaiter(CREATE, NOON.plusSeconds(5))
                .withWaiter(new Place(ApiCall.CREATE, VIDEOS), NOON.plusSeconds(9))
                .withWaiter(new Place(ApiCall.POLL, IMAGES), NOON);

        assertThat(line.withWaiter(CREATE, NOON.plusSeconds(20)).waiting())
                .containsExactly(
                        new Waiter(ApiCall.CREATE, IMAGES, NOON.plusSeconds(20)),
                        new Waiter(ApiCall.CREATE, VIDEOS, NOON.plusSeconds(9)));
    }

    @Test
    void a_place_that_lasts_long_enough_is_not_written_again() {
        CountingStore store = new CountingStore();
        RateLimiter rateLimiter = new RateLimiter(store, CONFIG);
        store.replace(Optional.empty(), new TokenBucket(0, ALL_POLLS, NOON));

        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, NOON)).isEqualTo(new Wait(Duration.ofSeconds(2)));
        rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, NOON.plusMillis(500));
        assertThat(store.writes).hasValue(2);

        rateLimiter.tryAcquire(ApiCall.CREATE, VIDEOS, NOON.plusMillis(500));
        assertThat(store.writes).hasValue(3);
    }

    @Test
    void at_most_fifty_distributions_wait_in_line() {
        CountingStore store = new CountingStore();
        RateLimiter rateLimiter = new RateLimiter(store, CONFIG);
        store.replace(Optional.empty(), new TokenBucket(0, ALL_POLLS, NOON));

        IntStream.range(0, 60).forEach(n -> rateLimiter.tryAcquire(ApiCall.CREATE, new DistributionId("E" + n), NOON));

        assertThat(store.read().orElseThrow().waiting()).hasSize(50);
    }

    @Test
    void a_place_in_a_full_line_is_extended() {
        CountingStore store = new CountingStore();
        RateLimiter rateLimiter = new RateLimiter(store, CONFIG);
        List<Waiter> line = IntStream.range(0, 50)
                .mapToObj(n -> new Waiter(ApiCall.CREATE, new DistributionId("E" + n), NOON.plusSeconds(3)))
                .toList();
        store.replace(Optional.empty(), new TokenBucket(0, ALL_POLLS, NOON, line));

        rateLimiter.tryAcquire(ApiCall.CREATE, new DistributionId("E0"), NOON);

        assertThat(store.read().orElseThrow().waiting().getFirst().expiresAt())
                .isEqualTo(NOON.plusSeconds(2).plusSeconds(15));
    }

    @Test
    void a_contended_bucket_is_tried_five_times() {
        CountingStore contended = new CountingStore() {
            @Override
            public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
                writes.incrementAndGet();
                return false;
            }
        };

        new RateLimiter(contended, CONFIG).tryAcquire(ApiCall.CREATE, IMAGES, NOON);

        assertThat(contended.writes).hasValue(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 9", "-1, 9", "NaN, 9", "0.5, 2"})
    void a_rate_that_never_allows_a_call_is_refused(double callsPerSecond, int burst) {
        assertThatThrownBy(() -> new RateLimitConfig(callsPerSecond, burst))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_smallest_burst_has_a_token_for_polls() {
        RateLimitConfig smallest = new RateLimitConfig(0.001, RateLimitConfig.SMALLEST_BURST);

        assertThat(TokenBucket.full(smallest, NOON).polls()).isEqualTo(1, within(1e-9));
    }

    private static class CountingStore implements TokenBucketStore {
        final AtomicInteger writes = new AtomicInteger();
        private final TokenBucketStore store = new InMemoryTokenBucketStore();

        @Override
        public Optional<TokenBucket> read() {
            return store.read();
        }

        @Override
        public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
            writes.incrementAndGet();
            return store.replace(read, next);
        }
    }
}
