package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The paths of a plan in groups that no item belongs to two of: the connected components of paths that share an item. */
final class PathGroups {
    private final Map<InvalidationPath, InvalidationPath> representatives = new LinkedHashMap<>();

    private PathGroups(List<InvalidationPath> paths) {
        paths.forEach(path -> representatives.put(path, path));
    }

    /** Returns the groups in the order of their first paths. */
    static List<List<InvalidationPath>> of(CollapsedPaths paths, Collection<PurgeItem> items) {
        PathGroups groups = new PathGroups(paths.all());
        items.stream().filter(item -> item.paths().size() > 1).forEach(item -> groups.join(pathsFor(item, paths)));
        Map<InvalidationPath, List<InvalidationPath>> members = new LinkedHashMap<>();
        groups.representatives
                .keySet()
                .forEach(path -> members.computeIfAbsent(groups.find(path), none -> new ArrayList<>())
                        .add(path));
        return List.copyOf(members.values());
    }

    /** Returns the collapsed paths that purge an item. */
    private static Set<InvalidationPath> pathsFor(PurgeItem item, CollapsedPaths paths) {
        Set<InvalidationPath> found = new HashSet<>();
        item.paths().forEach(path -> found.add(covering(path, paths).orElse(path)));
        return found;
    }

    private static Optional<InvalidationPath> covering(InvalidationPath path, CollapsedPaths paths) {
        return paths.wildcards().stream()
                .filter(wildcard -> wildcard.covers(path))
                .findFirst();
    }

    private void join(Set<InvalidationPath> paths) {
        InvalidationPath first = find(paths.iterator().next());
        paths.forEach(path -> representatives.put(find(path), first));
    }

    /** Finds the representative of a path's group (union-find with path compression). */
    private InvalidationPath find(InvalidationPath path) {
        InvalidationPath root = path;
        while (!representatives.getOrDefault(root, root).equals(root)) {
            root = representatives.getOrDefault(root, root);
        }
        representatives.put(path, root);
        return root;
    }
}
