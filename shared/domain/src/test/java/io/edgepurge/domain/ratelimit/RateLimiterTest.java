package io.edgepurge.domain.ratelimit;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.testing.InMemoryTokenBucketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final RateLimitConfig CONFIG = new RateLimitConfig(0.5, 9);
    private static final DistributionId THIRD = new DistributionId("ETHIRD");
    private static final DistributionId FOURTH = new DistributionId("EFOURTH");

    private final TokenBucketStore store = new InMemoryTokenBucketStore();
    private final RateLimiter rateLimiter = new RateLimiter(store, CONFIG);

    @Test
    void creations_get_two_thirds_of_a_burst_and_polls_one_third() {
        assertThat(taken(ApiCall.CREATE, NOON)).isEqualTo(6);
        assertThat(taken(ApiCall.POLL, NOON)).isEqualTo(3);
    }

    @Test
    void after_the_burst_creations_and_polls_together_keep_the_rate_for_an_hour() {
        int calls = seconds(3_600)
                .map(now -> taken(ApiCall.CREATE, at(now)) + taken(ApiCall.POLL, at(now)))
                .sum();

        assertThat(calls).isBetween(1_790, 1_809);
    }

    @Test
    void polls_get_65_percent_of_the_tokens_despite_many_creations() {
        int polls = seconds(3_600)
                .map(now -> {
                    taken(ApiCall.CREATE, at(now));
                    return taken(ApiCall.POLL, at(now));
                })
                .sum();

        assertThat(polls).isBetween(1_168, 1_175);
    }

    @Test
    void creations_get_35_percent_of_the_tokens_despite_many_polls() {
        int creations = seconds(3_600)
                .map(now -> {
                    taken(ApiCall.POLL, at(now));
                    return taken(ApiCall.CREATE, at(now));
                })
                .sum();

        assertThat(creations).isBetween(630, 637);
    }

    @Test
    void each_kind_may_use_the_tokens_that_the_other_leaves() {
        assertThat(seconds(3_600).map(now -> taken(ApiCall.POLL, at(now))).sum())
                .isBetween(1_780, 1_803);
    }

    @Test
    void after_the_returned_wait_the_next_attempt_gets_a_permit() {
        taken(ApiCall.CREATE, NOON);

        Wait wait = (Wait) rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, NOON);

        Instant later = NOON.plus(wait.duration());
        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, later)).isInstanceOf(Permit.class);
        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, later)).isInstanceOf(Wait.class);
    }

    @Test
    void a_creation_waits_only_two_seconds_while_nothing_is_polled() {
        taken(ApiCall.CREATE, NOON);

        assertThat(rateLimiter.tryAcquire(ApiCall.CREATE, IMAGES, NOON)).isEqualTo(new Wait(Duration.ofSeconds(2)));
    }

    @Test
    void the_distribution_that_waited_longest_gets_the_next_token() {
        taken(ApiCall.POLL, NOON);
        List<DistributionId> order = List.of(IMAGES, VIDEOS, THIRD, FOURTH);
        order.forEach(one -> rateLimiter.tryAcquire(ApiCall.POLL, one, NOON));

        List<DistributionId> served = new ArrayList<>();
        for (int second = 1; served.size() < 4; second++) {
            Instant now = NOON.plusSeconds(second);
            order.reversed().stream()
                    .filter(one -> !served.contains(one))
                    .filter(one -> rateLimiter.tryAcquire(ApiCall.POLL, one, now) instanceof Permit)
                    .toList()
                    .forEach(served::add);
        }

        assertThat(served).containsExactlyElementsOf(order);
    }

    @Test
    void four_distributions_that_always_poll_take_turns() {
        List<DistributionId> all = List.of(IMAGES, VIDEOS, THIRD, FOURTH);
        int[] polls = new int[4];
        seconds(3_600)
                .forEach(second -> IntStream.range(0, 4)
                        .filter(one -> rateLimiter.tryAcquire(ApiCall.POLL, all.get(one), at(second)) instanceof Permit)
                        .forEach(one -> polls[one]++));

        assertThat(polls[0]).isBetween(440, 455);
        assertThat(polls[3]).isBetween(polls[0] - 2, polls[0] + 2);
    }

    @Test
    void distributions_that_never_come_back_hold_nobody_up() {
        taken(ApiCall.POLL, NOON);
        IntStream.range(0, 20)
                .forEach(n -> rateLimiter.tryAcquire(ApiCall.POLL, new DistributionId("EGONE" + n), NOON));

        int polls = seconds(60).map(now -> taken(ApiCall.POLL, at(now))).sum();

        assertThat(polls).isBetween(27, 30);
    }

    @Test
    void a_spare_token_is_taken_only_while_no_distribution_waits_for_it() {
        taken(ApiCall.POLL, NOON);
        rateLimiter.tryAcquire(ApiCall.POLL, IMAGES, NOON);

        assertThat(rateLimiter.tryAcquireSpare(ApiCall.POLL, VIDEOS, NOON.plusSeconds(3)))
                .isFalse();
        assertThat(rateLimiter.tryAcquireSpare(ApiCall.POLL, IMAGES, NOON.plusSeconds(3)))
                .isTrue();
    }

    @Test
    void a_clock_that_goes_back_adds_no_tokens() {
        taken(ApiCall.CREATE, NOON);

        assertThat(taken(ApiCall.CREATE, NOON.minusSeconds(600))).isZero();
    }

    @Test
    void a_worker_whose_clock_is_behind_keeps_the_rate() {
        taken(ApiCall.CREATE, NOON.plusSeconds(300));
        taken(ApiCall.POLL, NOON.plusSeconds(300));

        assertThat(takenByClocks(120, 0)).isBetween(58, 61);
    }

    @Test
    void clocks_that_differ_by_milliseconds_add_no_tokens() {
        int calls = seconds(3_600)
                .map(second -> {
                    Instant now = at(second).plusMillis(List.of(0, 180, 90, 250).get(second % 4));
                    return taken(ApiCall.CREATE, now) + taken(ApiCall.POLL, now);
                })
                .sum();

        assertThat(calls).isBetween(1_790, 1_809);
    }

    /** The seconds by which the clocks of the workers differ. Each of them uses the bucket once in as many seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"0 300", "-150 0 150", "150 0 -150", "0 -150 -300 -450", "-1 -3 -5 -7 -9", "-30 0 0 -10"})
    void workers_whose_clocks_differ_keep_the_rate_together(String clocks) {
        taken(ApiCall.CREATE, NOON.plusSeconds(300));
        taken(ApiCall.POLL, NOON.plusSeconds(300));

        int calls = takenByClocks(
                3_600,
                Arrays.stream(clocks.split(" ")).mapToInt(Integer::parseInt).toArray());

        // a worker earns from its first use on
        assertThat(calls).isBetween(1_780, 1_801);
    }

    @Test
    void a_worker_keeps_the_rate_after_others_with_faster_clocks_have_ended() {
        takenByClocks(60, 0, 150, 300);

        assertThat(takenByClocks(60, 0, -150)).isBetween(28, 31);
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

        assertThat(new RateLimiter(contended, CONFIG).tryAcquire(ApiCall.CREATE, IMAGES, NOON))
                .isEqualTo(new Wait(Duration.ofSeconds(2)));
    }

    /** Lets workers with such clocks use the bucket in turn, one each second, and returns the tokens that they took. */
    private int takenByClocks(int seconds, int... clocks) {
        List<RateLimiter> workers = IntStream.of(clocks)
                .mapToObj(clock -> new RateLimiter(store, CONFIG))
                .toList();
        return seconds(seconds)
                .map(second -> {
                    int worker = second % clocks.length;
                    Instant now = at(second).plusSeconds(clocks[worker]);
                    return taken(workers.get(worker), ApiCall.CREATE, now)
                            + taken(workers.get(worker), ApiCall.POLL, now);
                })
                .sum();
    }

    private static IntStream seconds(int count) {
        return IntStream.range(0, count);
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private int taken(ApiCall call, Instant now) {
        return taken(rateLimiter, call, now);
    }

    private static int taken(RateLimiter rateLimiter, ApiCall call, Instant now) {
        int taken = 0;
        while (rateLimiter.tryAcquire(call, IMAGES, now) instanceof Permit) {
            taken++;
        }
        return taken;
    }
}
