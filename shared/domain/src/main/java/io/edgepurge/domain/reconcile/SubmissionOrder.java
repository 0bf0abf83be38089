package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The plans of a distribution for which CloudFront may be called now. Together, plans that replace others can need more than the
 * capacity. They are submitted in the order of their IDs, as far as the capacity suffices.
 *
 * <p>Only plans that may have an invalidation in progress use capacity, so plans never wait for each other in a circle. A plan
 * that waits for a limit isn't overtaken by later ones that need the same limit. A plan above the capacity is submitted while
 * nothing else uses the limit.
 */
final class SubmissionOrder {
    private final Capacity allowed;
    private final Map<InProgressLimit, Integer> used = new EnumMap<>(InProgressLimit.class);
    private final Set<InProgressLimit> awaited = EnumSet.noneOf(InProgressLimit.class);
    private final Set<PlanId> admitted = new HashSet<>();

    /** @param last selects plans that come after all others */
    SubmissionOrder(List<InvalidationPlan> live, Capacity allowed, Predicate<InvalidationPlan> last) {
        this.allowed = allowed;
        live.stream().filter(SubmissionOrder::usesCapacity).forEach(this::use);
        live.stream()
                .filter(plan -> !usesCapacity(plan) && plan.ending().isEmpty())
                .sorted(Comparator.comparing(last::test).thenComparing(InvalidationPlan::id))
                .forEach(this::admitIfItFits);
    }

    /** Returns true if the plan can be submitted, or abandoned, without waiting for others to complete. */
    boolean admits(InvalidationPlan plan) {
        return usesCapacity(plan) || plan.ending().isPresent() || admitted.contains(plan.id());
    }

    /** Returns true if some plans have to wait, because all together need more than the capacity. */
    boolean isExceeded() {
        return !awaited.isEmpty();
    }

    /** Returns true if the plan has an invalidation, or may have one because a call has had no response yet. */
    static boolean usesCapacity(InvalidationPlan plan) {
        return plan.submission().isPresent()
                || plan.calls().begun() > plan.calls().refused();
    }

    /** Returns the limits of which the plan needs capacity. */
    static Set<InProgressLimit> needs(InvalidationPlan plan) {
        Set<InProgressLimit> needed = EnumSet.noneOf(InProgressLimit.class);
        for (InProgressLimit limit : InProgressLimit.values()) {
            if (pathsOf(plan, limit) > 0) {
                needed.add(limit);
            }
        }
        return needed;
    }

    private void admitIfItFits(InvalidationPlan plan) {
        Set<InProgressLimit> needed = needs(plan);
        if (needed.stream().allMatch(limit -> hasRoom(plan, limit))) {
            admitted.add(plan.id());
            use(plan);
        } else {
            awaited.addAll(needed);
        }
    }

    private boolean hasRoom(InvalidationPlan plan, InProgressLimit limit) {
        int others = used.getOrDefault(limit, 0);
        return !awaited.contains(limit) && (others == 0 || others + pathsOf(plan, limit) <= allowed.of(limit));
    }

    private void use(InvalidationPlan plan) {
        for (InProgressLimit limit : InProgressLimit.values()) {
            used.merge(limit, pathsOf(plan, limit), Integer::sum);
        }
    }

    private static int pathsOf(InvalidationPlan plan, InProgressLimit limit) {
        return switch (limit) {
            case FILES -> plan.paths().files();
            case WILDCARDS -> plan.paths().wildcards();
        };
    }
}
