package io.edgepurge.domain.ratelimit;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.testing.InMemoryTokenBucketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final RateLimitConfig CONFIG = new RateLimitConfig(0.5, 9);

    private final TokenBucketStore store = new InMemoryTokenBucketStore();
    private final RateLimiter pace = new RateLimiter(store, CONFIG);

    @Test
    void a_burst_is_shared_two_to_one() {
        assertThat(taken(ApiCall.CREATE, NOON)).isEqualTo(6);
        assertThat(taken(ApiCall.POLL, NOON)).isEqualTo(3);
    }

    @Test
    void after_the_burst_the_rate_holds_over_an_hour_for_both_together() {
        int calls = IntStream.range(0, 3_600)
                .mapToObj(NOON::plusSeconds)
                .mapToInt(now -> taken(ApiCall.CREATE, now) + taken(ApiCall.POLL, now))
                .sum();

        assertThat(calls).isBetween(1_790, 1_809);
    }

    @Test
    void polls_keep_a_third_however_much_is_created() {
        int polls = IntStream.range(0, 3_600)
                .mapToObj(NOON::plusSeconds)
                .mapToInt(now -> {
                    taken(ApiCall.CREATE, now);
                    return taken(ApiCall.POLL, now);
                })
                .sum();

        assertThat(polls).isGreaterThanOrEqualTo(600);
    }

    @Test
    void what_one_kind_leaves_the_other_may_use() {
        int polls = IntStream.range(0, 3_600)
                .mapToObj(NOON::plusSeconds)
                .mapToInt(now -> taken(ApiCall.POLL, now))
                .sum();

        assertThat(polls).isBetween(1_780, 1_803);
    }

    @Test
    void a_refusal_says_when_to_ask_again() {
        taken(ApiCall.CREATE, NOON);

        Duration wait = pace.tryAcquire(ApiCall.CREATE, NOON).orElseThrow();

        assertThat(pace.tryAcquire(ApiCall.CREATE, NOON.plus(wait))).isEmpty();
        assertThat(pace.tryAcquire(ApiCall.CREATE, NOON.plus(wait))).isPresent();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        taken(ApiCall.CREATE, NOON);
        taken(ApiCall.CREATE, NOON.minusSeconds(600));

        assertThat(taken(ApiCall.CREATE, NOON)).isZero();
    }

    @Test
    void a_call_is_not_made_when_others_are_always_quicker() {
        TokenBucketStore contended = new TokenBucketStore() {
            @Override
            public Optional<TokenBucket> pace() {
                return Optional.empty();
            }

            @Override
            public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
                return false;
            }
        };

        assertThat(new RateLimiter(contended, CONFIG).tryAcquire(ApiCall.CREATE, NOON))
                .contains(Duration.ofSeconds(2));
    }

    private int taken(ApiCall call, Instant now) {
        int taken = 0;
        while (pace.tryAcquire(call, now).isEmpty()) {
            taken++;
        }
        return taken;
    }
}
