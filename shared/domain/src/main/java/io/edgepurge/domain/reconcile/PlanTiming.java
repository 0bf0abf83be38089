package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether a choice is worth a call. A choice that takes every waiting item is. If capacity is short, a small choice
 * waits for invalidations in progress to complete, because every bit of capacity would otherwise become a call of its own.
 */
final class PlanTiming {
    /**
     * Maximum time to wait for the newest invalidation: 95 of 100 complete within 25 s. A slower one must not hold up others.
     *
     * @see <a href="https://aws.amazon.com/about-aws/whats-new/2026/04/cloudfront-invalidation-cache-tag/">Announcement</a>
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Capacity allowed;

    PlanTiming(Capacity allowed) {
        this.allowed = allowed;
    }

    /**
     * Returns true if the choice should wait for more capacity.
     *
     * @param waiting the items that could be chosen
     */
    boolean waitsForCapacity(
            List<InvalidationPlan> inProgress, Choice choice, Map<Claim, List<PurgeItem>> waiting, Instant now) {
        return isSmall(choice.paths()) && completesSoon(inProgress, now) && isShortOfCapacity(choice, waiting);
    }

    private boolean isSmall(PlannedPaths paths) {
        return 2 * paths.files() < allowed.files() && 2 * paths.wildcards() < allowed.wildcards();
    }

    /** A submission in the future was recorded by a clock that is ahead. */
    private static boolean completesSoon(Collection<InvalidationPlan> inProgress, Instant now) {
        return inProgress.stream()
                .flatMap(plan -> plan.submission().stream())
                .map(Submission::at)
                .anyMatch(at -> !Polling.isPast(at, LONGEST_WAIT, now));
    }

    /** Returns true if items of every kind that is chosen are left over. A kind with room for all its items doesn't wait. */
    private static boolean isShortOfCapacity(Choice choice, Map<Claim, List<PurgeItem>> waiting) {
        Map<PurgeId, Set<Integer>> chosen = choice.claims().stream()
                .collect(Collectors.toMap(Claim::purge, claim -> new HashSet<>(claim.items()), (one, other) -> {
                    one.addAll(other);
                    return one;
                }));
        Set<Boolean> leftOver = waiting.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(item -> !chosen.getOrDefault(entry.getKey().purge(), Set.of())
                                .contains(item.index())))
                .map(item -> item.path().isWildcard())
                .collect(Collectors.toSet());
        return (choice.paths().files() == 0 || leftOver.contains(false))
                && (choice.paths().wildcards() == 0 || leftOver.contains(true));
    }
}
