package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The paths chosen for a plan so far, within the capacity. Equal and covered paths are merged. */
final class Selection {
    private final Capacity capacity;
    private final Set<InvalidationPath> files = new HashSet<>();
    private final Set<InvalidationPath> wildcards = new HashSet<>();

    Selection(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Adds the path if it fits. Returns true also if the path is already present or covered. */
    boolean tryAdd(InvalidationPath path) {
        if (files.contains(path) || covers(path)) {
            return true;
        }
        return path.isWildcard() ? tryAddWildcard(path) : tryAddFile(path);
    }

    /** Returns true if a chosen wildcard covers the path. */
    boolean covers(InvalidationPath path) {
        return wildcards.stream().anyMatch(wildcard -> wildcard.covers(path));
    }

    CollapsedPaths paths() {
        List<InvalidationPath> all = new ArrayList<>(files);
        all.addAll(wildcards);
        return CollapsedPaths.of(all);
    }

    private boolean tryAddFile(InvalidationPath file) {
        return files.size() < capacity.files() && files.add(file);
    }

    private boolean tryAddWildcard(InvalidationPath wildcard) {
        List<InvalidationPath> covered =
                wildcards.stream().filter(wildcard::covers).toList();
        if (wildcards.size() - covered.size() >= capacity.wildcards()) {
            return false;
        }
        covered.forEach(wildcards::remove);
        files.removeIf(wildcard::covers);
        return wildcards.add(wildcard);
    }
}
