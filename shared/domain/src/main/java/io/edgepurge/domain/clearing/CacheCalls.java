package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The calls of one attempt: a few at a time, none after the first that was not answered, since the others would wait as long
 * for nothing, and none after the time is up.
 */
final class CacheCalls {
    private static final int CALLS_AT_ONCE = 4;

    private final OriginCacheClient caches;
    private final ConcurrentRunner runner;
    private final BooleanSupplier timeIsUp;
    private Optional<String> lost = Optional.empty();

    CacheCalls(ClearingPorts clearing, BooleanSupplier timeIsUp) {
        this.caches = clearing.caches();
        this.runner = clearing.runner();
        this.timeIsUp = timeIsUp;
    }

    /** Why no more calls are made, if some cache has not answered. */
    Optional<String> lost() {
        return lost;
    }

    /**
     * Clears paths from every cache of an endpoint.
     *
     * @param endpoint as it is configured now; without caches, or gone, there is nobody to ask
     */
    Cleared clear(Optional<UrlEndpoint> endpoint, Set<InvalidationPath> paths) {
        return endpoint.flatMap(found -> found.originCaches().map(behind -> clear(found, behind, paths)))
                .orElseGet(() -> Cleared.all(paths));
    }

    private Cleared clear(UrlEndpoint endpoint, OriginCaches behind, Set<InvalidationPath> paths) {
        List<CacheCall> calls = paths.stream()
                .flatMap(path ->
                        behind.addresses().stream().map(address -> CacheCall.of(endpoint, behind, address, path)))
                .toList();
        List<Answered> answered = new ArrayList<>();
        for (int first = 0; first < calls.size() && lost.isEmpty() && !timeIsUp.getAsBoolean(); ) {
            List<CacheCall> few = calls.subList(first, Math.min(calls.size(), first + CALLS_AT_ONCE));
            answered.addAll(runner.map(few, call -> new Answered(call, caches.clear(call))));
            lost = lost(answered);
            first += few.size();
        }
        return Cleared.by(answered, behind.addresses().size(), paths, lost);
    }

    private static Optional<String> lost(List<Answered> answered) {
        return answered.stream()
                .filter(one -> one.answer() instanceof Unanswered)
                .flatMap(one -> one.failure().stream())
                .findFirst();
    }

    /** A call and its answer. */
    record Answered(CacheCall call, ClearResult answer) {

        Optional<String> failure() {
            return switch (answer) {
                case ClearResult.Cleared() -> Optional.empty();
                case ClearResult.Refused(String text) -> Optional.of(sentence(text));
                case Unanswered(String text) -> Optional.of(sentence(text));
            };
        }

        private String sentence(String text) {
            return "the origin cache " + call.address() + " " + text;
        }
    }
}
