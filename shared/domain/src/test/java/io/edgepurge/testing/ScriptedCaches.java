package io.edgepurge.testing;

import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Origin caches that forget whatever they are asked to, unless they are told otherwise. Safe for use by many threads. */
public final class ScriptedCaches implements OriginCacheClient {
    private final List<CacheCall> calls = new ArrayList<>();
    private final Map<String, ClearResult> answers = new HashMap<>();

    @Override
    public synchronized ClearResult clear(CacheCall call) {
        calls.add(call);
        return Optional.ofNullable(answers.get(call.path().value()))
                .or(() -> Optional.ofNullable(answers.get(call.address().url())))
                .orElseGet(ClearResult.Cleared::new);
    }

    /** What is said from now on to calls for this path, or at this address. */
    public synchronized void answer(String pathOrAddress, ClearResult answer) {
        answers.put(pathOrAddress, answer);
    }

    /** From now on everything goes well. */
    public synchronized void heal() {
        answers.clear();
    }

    /** Every call so far, in order: its address and path. */
    public synchronized List<String> asked() {
        return calls.stream().map(call -> call.address() + " " + call.path()).toList();
    }

    /** Every call so far, in order. */
    public synchronized List<CacheCall> calls() {
        return List.copyOf(calls);
    }
}
