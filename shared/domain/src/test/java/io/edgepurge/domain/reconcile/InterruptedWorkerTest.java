package io.edgepurge.domain.reconcile;

import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.domain.purge.PurgeStatus.FAILED;
import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worker killed between any two of its calls: the same end, and one invalidation a plan. */
class InterruptedWorkerTest {
    private static final int LOOKS = 4;

    static Stream<Stop> everyCall() {
        Story story = new Story();
        Interruptions none = Interruptions.none();
        IntStream.range(0, LOOKS).forEach(look -> story.look(none));
        return IntStream.rangeClosed(1, none.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(new Stop(call, Moment.BEFORE), new Stop(call, Moment.AFTER)));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void the_end_is_the_same_wherever_the_worker_was_killed(Stop stop) {
        Story story = new Story();
        Interruptions interruptions = Interruptions.at(stop);

        IntStream.rangeClosed(0, LOOKS).forEach(look -> story.look(interruptions));

        assertThat(story.distribution.statuses(story.files)).containsExactly(COMPLETED, FAILED, COMPLETED);
        assertThat(story.distribution.status(story.wildcard)).isEqualTo(COMPLETED);
        assertThat(story.distribution.left()).isEqualTo(Distribution.MONTHLY_QUOTA - 3);
        assertThat(story.distribution.records.plans().plans(IMAGES)).isEmpty();
        assertThat(story.distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(story.invalidations()).doesNotHaveDuplicates();
    }

    @Test
    void the_story_has_many_places_to_be_killed_at() {
        assertThat(everyCall()).hasSizeGreaterThan(60);
    }

    /** Three files, one of them not to CloudFront's liking, and a wildcard. */
    private static final class Story {
        final Distribution distribution = new Distribution();
        final Purge files = distribution.queued(1, "/a.jpg", "/poisoned.jpg", "/c.jpg");
        final Purge wildcard = distribution.queued(2, "/w/x/*");

        void look(Interruptions interruptions) {
            ReconcilePorts ports = distribution.ports(distribution.records.plans());
            InvalidationApi picky = new RejectingInvalidationApi(ports.invalidationApi(), "/poisoned.jpg");
            InvalidationWorker worker = new InvalidationWorker(
                    interruptions.over(ports.with(picky)),
                    ReconcileConfig.standard().withRateLimit(Distribution.UNHURRIED),
                    distribution.doorbells);
            try {
                worker.reconcile(IMAGES, List.of());
            } catch (StoreUnavailable killed) {
                assertThat(killed).hasMessageStartingWith("interrupted");
            }
            distribution.invalidationApi.completeAll();
            distribution.clock.turn(Duration.ofMinutes(1));
        }

        List<String> invalidations() {
            return distribution.invalidationApi.calls().stream()
                    .map(call -> call.reference() + " " + call.paths())
                    .distinct()
                    .map(call -> call.substring(call.indexOf(' ')))
                    .toList();
        }
    }
}
