package io.edgepurge.testing;

import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Origin caches that clear every path, unless a test scripts another result. Safe for use by many threads. */
public final class ScriptedCaches implements OriginCacheClient {
    private final List<CacheCall> calls = new ArrayList<>();
    private final Map<String, ClearResult> results = new HashMap<>();

    @Override
    public synchronized ClearResult clear(CacheCall call) {
        calls.add(call);
        return Optional.ofNullable(results.get(call.path().value()))
                .or(() -> Optional.ofNullable(results.get(call.address().url())))
                .orElseGet(ClearResult.Cleared::new);
    }

    /** Sets the result of future calls for a path or an address. */
    public synchronized void respond(String pathOrAddress, ClearResult result) {
        results.put(pathOrAddress, result);
    }

    /** Makes all future calls succeed. */
    public synchronized void recover() {
        results.clear();
    }

    /** Returns the address and path of every call, in order. */
    public synchronized List<String> requests() {
        return calls.stream().map(call -> call.address() + " " + call.path()).toList();
    }

    /** Returns every call, in order. */
    public synchronized List<CacheCall> calls() {
        return List.copyOf(calls);
    }
}
