package io.edgepurge.domain.ratelimit;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.testing.InMemoryTokenBucketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final RateLimitConfig CONFIG = new RateLimitConfig(0.5, 9);

    private final TokenBucketStore store = new InMemoryTokenBucketStore();
    private final RateLimiter rateLimiter = new RateLimiter(store, CONFIG);

    @Test
    void creations_get_two_thirds_of_a_burst_and_polls_one_third() {
        assertThat(taken(ApiCall.CREATE, NOON)).isEqualTo(6);
        assertThat(taken(ApiCall.POLL, NOON)).isEqualTo(3);
    }

    @Test
    void after_the_burst_creations_and_polls_together_keep_the_rate_for_an_hour() {
        int calls = IntStream.range(0, 3_600)
                .mapToObj(NOON::plusSeconds)
                .mapToInt(now -> taken(ApiCall.CREATE, now) + taken(ApiCall.POLL, now))
                .sum();

        assertThat(calls).isBetween(1_790, 1_809);
    }

    @Test
    void polls_get_a_third_of_the_tokens_despite_many_creations() {
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
    void polls_may_use_the_tokens_that_creations_leave() {
        int polls = IntStream.range(0, 3_600)
                .mapToObj(NOON::plusSeconds)
                .mapToInt(now -> taken(ApiCall.POLL, now))
                .sum();

        assertThat(polls).isBetween(1_780, 1_803);
    }

    @Test
    void after_the_returned_wait_the_next_attempt_gets_a_permit() {
        taken(ApiCall.CREATE, NOON);

        Wait wait = (Wait) rateLimiter.tryAcquire(ApiCall.CREATE, NOON);

        Instant later = NOON.plus(wait.duration());
        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, later)).isInstanceOf(Permit.class);
        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, later)).isInstanceOf(Wait.class);
    }

    @Test
    void a_clock_that_goes_back_adds_no_tokens() {
        taken(ApiCall.CREATE, NOON);
        taken(ApiCall.CREATE, NOON.minusSeconds(600));

        assertThat(taken(ApiCall.CREATE, NOON)).isZero();
    }

    @Test
    void no_permit_is_granted_while_other_workers_always_win() {
        TokenBucketStore contended = new TokenBucketStore() {
            @Override
            public Optional<TokenBucket> read() {
                return Optional.empty();
            }

            @Override
            public boolean replace(Optional<TokenBucket> read, TokenBucket next) {
                return false;
            }
        };

        assertThat(new RateLimiter(contended, CONFIG).tryAcquire(ApiCall.CREATE, NOON))
                .isEqualTo(new Wait(Duration.ofSeconds(2)));
    }

    private int taken(ApiCall call, Instant now) {
        int taken = 0;
        while (rateLimiter.tryAcquire(call, now) instanceof Permit) {
            taken++;
        }
        return taken;
    }
}
