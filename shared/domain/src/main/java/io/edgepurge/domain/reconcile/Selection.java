package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The paths chosen for a plan so far, collapsed as they come, within the room there is. */
final class Selection {
    private final Capacity capacity;
    private final Set<InvalidationPath> files = new HashSet<>();
    private final Set<InvalidationPath> wildcards = new HashSet<>();

    Selection(Capacity capacity) {
        this.capacity = capacity;
    }

    /** Takes the path if it is there already, covered, or fits. */
    boolean tryAcquire(InvalidationPath path) {
        if (files.contains(path) || covers(path)) {
            return true;
        }
        return path.isWildcard() ? tryTakeWildcard(path) : tryTakeFile(path);
    }

    /** Whether one of the wildcards purges the path too. */
    boolean covers(InvalidationPath path) {
        return wildcards.stream().anyMatch(wildcard -> wildcard.covers(path));
    }

    CollapsedPaths paths() {
        List<InvalidationPath> all = new ArrayList<>(files);
        all.addAll(wildcards);
        return CollapsedPaths.of(all);
    }

    private boolean tryTakeFile(InvalidationPath file) {
        return files.size() < capacity.files() && files.add(file);
    }

    private boolean tryTakeWildcard(InvalidationPath wildcard) {
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
