package io.edgepurge.domain.clearing;

import io.edgepurge.domain.clearing.CacheCalls.CallResult;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of clearing some paths. A path in neither collection was not tried, because the time was up.
 *
 * @param paths paths that every cache has cleared
 * @param failures paths that were not cleared, with the reason
 */
record ClearedPaths(Set<InvalidationPath> paths, Map<InvalidationPath, String> failures) {

    static ClearedPaths all(Set<InvalidationPath> paths) {
        return new ClearedPaths(paths, Map.of());
    }

    /** @param abortReason the failure because of which all paths that are not cleared count as failed, if there is one */
    static ClearedPaths of(
            List<CallResult> results, int caches, Set<InvalidationPath> requested, Optional<String> abortReason) {
        Map<InvalidationPath, String> failures = new HashMap<>();
        results.forEach(one -> one.failure()
                .ifPresent(failure -> failures.putIfAbsent(one.call().path(), failure)));
        Map<InvalidationPath, Long> responses =
                results.stream().collect(Collectors.groupingBy(one -> one.call().path(), Collectors.counting()));
        Set<InvalidationPath> cleared = requested.stream()
                .filter(path -> responses.getOrDefault(path, 0L) == caches && !failures.containsKey(path))
                .collect(Collectors.toSet());
        abortReason.ifPresent(failure -> requested.stream()
                .filter(path -> !cleared.contains(path))
                .forEach(path -> failures.putIfAbsent(path, failure)));
        return new ClearedPaths(cleared, failures);
    }
}
