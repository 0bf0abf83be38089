package io.edgepurge.domain.clearing;

import static io.edgepurge.domain.clearing.CachedDistribution.MONTHLY_QUOTA;
import static io.edgepurge.domain.clearing.CachedDistribution.ONE;
import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worker killed between any two of its calls while origin caches are to be cleared: the same end. */
class InterruptedClearingTest {
    /** Longer than a backlog is taken, so that nobody waits for the dead. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private static final int LOOKS_A_CHAPTER = 4;

    static Stream<Stop> everyCall() {
        Story story = new Story();
        Interruptions none = Interruptions.none();
        story.play(none);
        return IntStream.rangeClosed(1, none.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(new Stop(call, Moment.BEFORE), new Stop(call, Moment.AFTER)));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void the_end_is_the_same_wherever_the_worker_was_killed(Stop stop) {
        Story story = new Story();

        story.play(Interruptions.at(stop));

        assertThat(story.statusOf(0)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(story.statusOf(1)).isEqualTo(PurgeStatus.FAILED);
        assertThat(story.distribution.status(story.other)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(story.distribution.left()).isEqualTo(MONTHLY_QUOTA - 2);
        assertThat(story.distribution.records.clearances().backlogs(IMAGES)).isEmpty();
        assertThat(story.distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(story.distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void the_story_has_many_places_to_be_killed_at() {
        assertThat(everyCall()).hasSizeGreaterThan(60);
    }

    /** A cache is down for a while; when it is up again, one path of three is still refused, and given up. */
    private static final class Story {
        final CachedDistribution distribution = new CachedDistribution();
        final Purge purge = distribution.accepted(1, "/a.jpg", "/bad.jpg");
        final Purge other = distribution.accepted(2, "/w/x/*");

        void play(Interruptions interruptions) {
            distribution.caches.answer(ONE.url(), new Unanswered("refused the connection"));
            IntStream.range(0, LOOKS_A_CHAPTER).forEach(look -> look(interruptions));
            distribution.caches.heal();
            distribution.caches.answer("/bad.jpg", new Refused("returned 400"));
            IntStream.range(0, LOOKS_A_CHAPTER).forEach(look -> look(interruptions));
            distribution.clock.turn(ClearingConfig.standard().giveUpAfter());
            IntStream.range(0, LOOKS_A_CHAPTER).forEach(look -> look(interruptions));
        }

        private void look(Interruptions interruptions) {
            ReconcilePorts ports = distribution.ports();
            ClearingPorts clearing = distribution.clearingPorts();
            ReconcilePorts interrupted = new ReconcilePorts(
                    interruptions.over(PlanStore.class, ports.plans()),
                    interruptions.over(PurgeQueue.class, ports.queue()),
                    interruptions.over(ItemStore.class, ports.items()),
                    interruptions.over(TokenBucketStore.class, ports.tokenBuckets()),
                    interruptions.over(InvalidationApi.class, ports.invalidationApi()),
                    ports.observer(),
                    ports.clock(),
                    ports.planIds());
            ClearingPorts interruptedToo = new ClearingPorts(
                    interruptions.over(ClearanceStore.class, clearing.clearances()),
                    interruptions.over(Accounts.class, clearing.accounts()),
                    interruptions.over(OriginCacheClient.class, clearing.caches()),
                    clearing.runner());
            try {
                distribution.look(interrupted, interruptedToo);
            } catch (StoreUnavailable killed) {
                assertThat(killed).hasMessageStartingWith("interrupted");
            }
            distribution.invalidationApi.completeAll();
            distribution.clock.turn(BETWEEN_LOOKS);
        }

        PurgeStatus statusOf(int item) {
            return distribution.state(purge, item).status();
        }
    }
}
