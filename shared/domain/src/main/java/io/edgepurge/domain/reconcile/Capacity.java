package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import java.util.Collection;
import java.util.Set;

/**
 * The room left in the two in-progress limits of a distribution.
 *
 * @param files paths without a wildcard
 * @param wildcards paths with a wildcard
 */
public record Capacity(int files, int wildcards) {

    /** Returns the capacity that these plans leave; never negative. */
    Capacity minus(Collection<InvalidationPlan> plans) {
        int usedFiles = plans.stream().mapToInt(plan -> plan.paths().files()).sum();
        int usedWildcards =
                plans.stream().mapToInt(plan -> plan.paths().wildcards()).sum();
        return new Capacity(Math.max(0, files - usedFiles), Math.max(0, wildcards - usedWildcards));
    }

    /** Returns the room left in one limit. */
    int of(InProgressLimit limit) {
        return switch (limit) {
            case FILES -> files;
            case WILDCARDS -> wildcards;
        };
    }

    /** Returns the capacity with no room in these limits. */
    Capacity without(Set<InProgressLimit> limits) {
        return new Capacity(
                limits.contains(InProgressLimit.FILES) ? 0 : files,
                limits.contains(InProgressLimit.WILDCARDS) ? 0 : wildcards);
    }

    boolean isEmpty() {
        return files == 0 && wildcards == 0;
    }
}
