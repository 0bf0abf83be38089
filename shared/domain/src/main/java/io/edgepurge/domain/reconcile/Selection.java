package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The paths chosen for a plan so far, within the capacity. Equal and covered paths are merged. */
final class Selection {
    private final Capacity capacity;
    private final Set<InvalidationPath> files = new HashSet<>();
    private final Set<InvalidationPath> wildcards = new HashSet<>();

    Selection(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Adds all paths of an item if all fit, or none. Paths that are already present or covered always fit. */
    boolean tryAdd(Collection<InvalidationPath> paths) {
        Addition addition = addition(paths);
        if (addition.wildcards.size() > capacity.wildcards() || !fit(addition.files)) {
            return false;
        }
        replaceWildcards(addition.wildcards);
        files.addAll(addition.files);
        return true;
    }

    /** Returns the limits of which all paths of an item together need additional capacity, whether or not it is left. */
    Set<InProgressLimit> needs(Collection<InvalidationPath> paths) {
        Addition addition = addition(paths);
        Set<InProgressLimit> needs = EnumSet.noneOf(InProgressLimit.class);
        if (!addition.files.isEmpty()) {
            needs.add(InProgressLimit.FILES);
        }
        if (addition.wildcards.size() > wildcards.size()) {
            needs.add(InProgressLimit.WILDCARDS);
        }
        return needs;
    }

    /**
     * Returns the limits that later items must leave to paths that do not fit. Files do not wait with an image that lacks wildcards. An
     * image that lacks files also keeps the wildcards it needs; otherwise it could lack one of them each time.
     */
    Set<InProgressLimit> awaited(Collection<InvalidationPath> paths) {
        return fit(addition(paths).files) ? EnumSet.of(InProgressLimit.WILDCARDS) : needs(paths);
    }

    private Addition addition(Collection<InvalidationPath> paths) {
        List<InvalidationPath> missing =
                paths.stream().filter(path -> !contains(path)).toList();
        Set<InvalidationPath> wider = new HashSet<>(wildcards);
        missing.stream().filter(InvalidationPath::isWildcard).forEach(wildcard -> addMerged(wildcard, wider));
        Set<InvalidationPath> more = new HashSet<>();
        missing.stream()
                .filter(Predicate.not(InvalidationPath::isWildcard))
                .filter(file -> !covers(wider, file))
                .forEach(more::add);
        return new Addition(wider, more);
    }

    /** Returns true if a chosen wildcard covers the path. */
    boolean covers(InvalidationPath path) {
        return covers(wildcards, path);
    }

    CollapsedPaths paths() {
        List<InvalidationPath> all = new ArrayList<>(files);
        all.addAll(wildcards);
        return CollapsedPaths.of(all);
    }

    private boolean contains(InvalidationPath path) {
        return files.contains(path) || covers(path);
    }

    private boolean fit(Set<InvalidationPath> more) {
        return more.isEmpty() || files.size() + more.size() <= capacity.files();
    }

    private void replaceWildcards(Set<InvalidationPath> wider) {
        if (!wider.equals(wildcards)) {
            wildcards.clear();
            wildcards.addAll(wider);
            files.removeIf(this::covers);
        }
    }

    private static void addMerged(InvalidationPath wildcard, Set<InvalidationPath> wildcards) {
        if (!covers(wildcards, wildcard)) {
            wildcards.removeIf(wildcard::covers);
            wildcards.add(wildcard);
        }
    }

    private static boolean covers(Set<InvalidationPath> wildcards, InvalidationPath path) {
        return wildcards.stream().anyMatch(wildcard -> wildcard.covers(path));
    }

    /** All wildcards after an addition, and the files that it adds. */
    private record Addition(Set<InvalidationPath> wildcards, Set<InvalidationPath> files) {}
}
