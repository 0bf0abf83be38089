package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks exactly when a small choice waits for more capacity. Both limits are four. */
class SmallChoiceTest {
    private static final Purge MIXED = purge(1, "/a", "/b", "/c", "/d", "/w/1/*", "/w/2/*", "/w/3/*", "/w/4/*");

    private final PlanTiming timing = new PlanTiming(new Capacity(4, 4));

    @Test
    void less_than_half_of_the_files_waits() {
        assertThat(waits(Duration.ZERO, claim(MIXED, 0))).isTrue();
        assertThat(waits(Duration.ZERO, claim(MIXED, 0, 1))).isFalse();
    }

    @Test
    void less_than_half_of_the_wildcards_waits() {
        assertThat(waits(Duration.ZERO, claim(MIXED, 4))).isTrue();
        assertThat(waits(Duration.ZERO, claim(MIXED, 4, 5))).isFalse();
    }

    @Test
    void a_choice_of_both_kinds_waits_if_items_of_both_kinds_are_left() {
        assertThat(waits(Duration.ZERO, claim(MIXED, 0, 4))).isTrue();
        assertThat(waitsAmong(List.of(claim(MIXED, 0, 4), claim(MIXED, 1)), claim(MIXED, 0, 4)))
                .isFalse();
        assertThat(waitsAmong(List.of(claim(MIXED, 0, 4), claim(MIXED, 5)), claim(MIXED, 0, 4)))
                .isFalse();
    }

    @Test
    void the_files_and_the_wildcards_of_one_purge_are_two_claims() {
        assertThat(waitsAmong(List.of(claim(MIXED, 0, 1), claim(MIXED, 4)), claim(MIXED, 0), claim(MIXED, 4)))
                .isFalse();
    }

    @Test
    void the_wait_ends_thirty_seconds_after_the_newest_submission() {
        assertThat(waits(Duration.ofMillis(29_999), claim(MIXED, 0))).isTrue();
        assertThat(waits(Duration.ofSeconds(30), claim(MIXED, 0))).isFalse();
    }

    @Test
    void nothing_waits_without_an_invalidation_in_progress() {
        Map<Claim, List<PurgeItem>> waiting = Map.of(claim(MIXED, IMAGES), MIXED.items());

        assertThat(timing.waitsForCapacity(List.of(), choice(claim(MIXED, 0)), waiting, NOON))
                .isFalse();
    }

    private boolean waits(Duration sinceSubmission, Claim... chosen) {
        return waits(sinceSubmission, Map.of(claim(MIXED, IMAGES), MIXED.items()), chosen);
    }

    private boolean waitsAmong(List<Claim> waiting, Claim... chosen) {
        return waits(
                Duration.ZERO,
                Map.of(waiting.getFirst(), itemsOf(waiting.getFirst()), waiting.getLast(), itemsOf(waiting.getLast())),
                chosen);
    }

    private boolean waits(Duration sinceSubmission, Map<Claim, List<PurgeItem>> waiting, Claim... chosen) {
        return timing.waitsForCapacity(List.of(submittedAtNoon()), choice(chosen), waiting, NOON.plus(sinceSubmission));
    }

    private static InvalidationPlan submittedAtNoon() {
        InvalidationPlan plan = plan("plan-1", purge(2, "/other"));
        return new InvalidationPlan(
                plan.id(),
                plan.distribution(),
                plan.plannedAt(),
                plan.claims(),
                plan.paths(),
                plan.calls(),
                Optional.of(new Submission(new InvalidationId("I1"), NOON)),
                Optional.empty(),
                Optional.empty());
    }

    private static Choice choice(Claim... claims) {
        CollapsedPaths paths = CollapsedPaths.of(List.of(claims).stream()
                .flatMap(claim -> itemsOf(claim).stream())
                .map(PurgeItem::path)
                .toList());
        Map<Claim, List<PurgeItem>> items =
                Stream.of(claims).collect(Collectors.toMap(claim -> claim, SmallChoiceTest::itemsOf));
        return new Choice(items, PlannedPaths.of(paths, List.of()));
    }

    private static List<PurgeItem> itemsOf(Claim claim) {
        return MIXED.items().stream()
                .filter(item -> claim.items().contains(item.index()))
                .toList();
    }
}
