package io.edgepurge.domain.clearing;

import io.edgepurge.domain.clearing.CacheCalls.Answered;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of asking for some paths; those that are in neither were not asked for, for want of time.
 *
 * @param paths that every cache holds no longer
 * @param failures why others were not cleared
 */
record Cleared(Set<InvalidationPath> paths, Map<InvalidationPath, String> failures) {

    static Cleared all(Set<InvalidationPath> paths) {
        return new Cleared(paths, Map.of());
    }

    /** @param lost why all others failed without being asked for, if they did */
    static Cleared by(List<Answered> answered, int caches, Set<InvalidationPath> asked, Optional<String> lost) {
        Map<InvalidationPath, String> failures = new HashMap<>();
        answered.forEach(one -> one.failure()
                .ifPresent(failure -> failures.putIfAbsent(one.call().path(), failure)));
        Map<InvalidationPath, Long> answers = answered.stream()
                .collect(Collectors.groupingBy(one -> one.call().path(), Collectors.counting()));
        Set<InvalidationPath> cleared = asked.stream()
                .filter(path -> answers.getOrDefault(path, 0L) == caches && !failures.containsKey(path))
                .collect(Collectors.toSet());
        lost.ifPresent(failure -> asked.stream()
                .filter(path -> !cleared.contains(path))
                .forEach(path -> failures.putIfAbsent(path, failure)));
        return new Cleared(cleared, failures);
    }
}
