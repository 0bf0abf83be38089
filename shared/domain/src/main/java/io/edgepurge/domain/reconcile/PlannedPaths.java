package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;

/**
 * What a plan keeps of its paths, which follow from its items.
 *
 * @param sha256 their hash; code that arrives at another must not call
 * @param files how many of them are files or tags
 * @param wildcards how many of them are wildcards
 */
public record PlannedPaths(String sha256, int files, int wildcards) {

    /** @throws IllegalArgumentException if there is no path */
    public PlannedPaths {
        if (files + wildcards == 0) {
            throw new IllegalArgumentException("a plan has at least one path");
        }
    }

    /** What is kept of these. */
    public static PlannedPaths of(CollapsedPaths paths) {
        return new PlannedPaths(
                paths.sha256(), paths.files().size(), paths.wildcards().size());
    }
}
