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
 * Makes the calls of one pass, a few at a time to each cache. An item of eight paths takes two rounds, however many caches there
 * are, so it is cleared within twice the timeout of a call. A pass stops when the time is up, and after the first call without a response,
 * because further calls would time out as well.
 */
final class CacheCalls {
    /** Maximum concurrent calls to one cache. */
    private static final int CALLS_AT_ONCE = 4;

    private final OriginCacheClient client;
    private final ConcurrentRunner runner;
    private final BooleanSupplier timeIsUp;
    private Optional<String> abortReason = Optional.empty();
    private Optional<InvalidationPath> lastTried = Optional.empty();
    private boolean stopped;

    CacheCalls(ClearingPorts clearing, BooleanSupplier timeIsUp) {
        this.client = clearing.caches();
        this.runner = clearing.runner();
        this.timeIsUp = timeIsUp;
    }

    /** Returns the failure after which no more calls are made; empty if every cache has responded. */
    Optional<String> abortReason() {
        return abortReason;
    }

    /** Returns the path of the last call. */
    Optional<InvalidationPath> lastTried() {
        return lastTried;
    }

    /** Returns true if some paths were not tried, or if a cache didn't respond. */
    boolean hasStopped() {
        return stopped;
    }

    /**
     * Clears paths from every cache of an endpoint.
     *
     * @param endpoint the endpoint as configured now; if it is missing or has no caches, all paths count as cleared
     * @param atLeast the number of first paths to clear even if the time is up; otherwise, an item with many paths and slow caches
     *     would start again in every run
     */
    ClearedPaths clear(Optional<UrlEndpoint> endpoint, Set<InvalidationPath> paths, int atLeast) {
        Optional<OriginCaches> caches = endpoint.flatMap(UrlEndpoint::originCaches);
        if (caches.isEmpty()) {
            return ClearedPaths.all(paths);
        }
        List<CacheCall> calls = calls(endpoint.orElseThrow(), caches.get(), paths);
        List<CallResult> results = new ArrayList<>();
        int addresses = caches.get().addresses().size();
        int needed = atLeast * addresses;
        for (int first = 0; first < calls.size() && abortReason.isEmpty() && hasTime(first, needed); ) {
            // the calls for a path to all addresses are consecutive
            List<CacheCall> few = calls.subList(first, Math.min(calls.size(), first + CALLS_AT_ONCE * addresses));
            results.addAll(runner.map(few, call -> new CallResult(call, client.clear(call))));
            abortReason = noResponse(results);
            lastTried = Optional.of(few.getLast().path());
            first += few.size();
        }
        stopped |= abortReason.isPresent() || results.size() < calls.size();
        return ClearedPaths.of(results, addresses, paths, abortReason);
    }

    private boolean hasTime(int made, int needed) {
        return made < needed || !timeIsUp.getAsBoolean();
    }

    private static List<CacheCall> calls(UrlEndpoint endpoint, OriginCaches caches, Set<InvalidationPath> paths) {
        return paths.stream()
                .flatMap(path ->
                        caches.addresses().stream().map(address -> CacheCall.of(endpoint, caches, address, path)))
                .toList();
    }

    private static Optional<String> noResponse(List<CallResult> results) {
        return results.stream()
                .filter(one -> one.result() instanceof Unanswered)
                .flatMap(one -> one.failure().stream())
                .findFirst();
    }

    /** A call and its result. */
    record CallResult(CacheCall call, ClearResult result) {

        Optional<String> failure() {
            return switch (result) {
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
