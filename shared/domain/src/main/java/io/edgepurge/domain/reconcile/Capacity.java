package io.edgepurge.domain.reconcile;

import java.util.Collection;

/**
 * Paths that may still be put in progress on a distribution.
 *
 * @param files paths without a wildcard
 * @param wildcards paths with one
 */
public record Capacity(int files, int wildcards) {

    /** What these plans leave of it; never negative. */
    Capacity less(Collection<InvalidationPlan> plans) {
        int filesTaken = plans.stream().mapToInt(plan -> plan.paths().files()).sum();
        int wildcardsTaken =
                plans.stream().mapToInt(plan -> plan.paths().wildcards()).sum();
        return new Capacity(Math.max(0, files - filesTaken), Math.max(0, wildcards - wildcardsTaken));
    }

    boolean isEmpty() {
        return files == 0 && wildcards == 0;
    }
}
