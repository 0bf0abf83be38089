package io.edgepurge.client;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A purge service in memory, for tests of code that uses a client. It accepts requests within its quota, each idempotency
 * key once. It does not validate URLs and does not complete purges. Safe for use by many threads.
 */
public final class InMemoryPurgeClient implements PurgeClient, PurgeSender {
    private static final int DEFAULT_QUOTA = 1_000;

    private final RecordedPurges recorded;
    private final List<PurgeRequest> received = new ArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();

    /** A scripted failure of the next call. */
    private sealed interface Script {
        record Refuse(Problem problem) implements Script {}

        enum Loss implements Script {
            OF_REQUEST,
            OF_RESPONSE
        }
    }

    /** Creates a service with a quota of 1,000. */
    public InMemoryPurgeClient() {
        this(DEFAULT_QUOTA, InstantSource.system());
    }

    /** Creates a service whose quota never resets. */
    public InMemoryPurgeClient(int monthlyQuota, InstantSource clock) {
        this.recorded = new RecordedPurges(monthlyQuota, clock);
    }

    /** Refuses the next purge or sent request with this problem. */
    public synchronized void refuseNext(Problem problem) {
        scripts.add(new Script.Refuse(problem));
    }

    /** Loses the next request: it has no effect and gets no response. */
    public synchronized void loseNextRequest() {
        scripts.add(Script.Loss.OF_REQUEST);
    }

    /** Loses the next response: the request is accepted, but the caller gets no response. */
    public synchronized void loseNextResponse() {
        scripts.add(Script.Loss.OF_RESPONSE);
    }

    /** Returns the accepted requests in order, each idempotency key once. A bulk request appears as its batches. */
    public synchronized List<PurgeRequest> accepted() {
        return recorded.requests();
    }

    /** Returns all requests that arrived, by any method and with any outcome. */
    public synchronized List<PurgeRequest> received() {
        return List.copyOf(received);
    }

    @Override
    public synchronized AcceptedPurge purge(PurgeRequest request) {
        Limits.requireOnePurge(request);
        received.add(request);
        return accept(request);
    }

    @Override
    public synchronized AcceptedPurges purgeAll(PurgeRequest request) {
        Limits.requireBulk(request);
        received.add(request);
        return BatchSender.unchecked(this::accept).purgeAll(request);
    }

    /** Reports no refusal except a scripted one, like the service. */
    @Override
    public synchronized void send(PurgeRequest request) {
        Limits.requireBulk(request);
        received.add(request);
        withScript(request, () -> recordedIfAccepted(request));
    }

    private boolean recordedIfAccepted(PurgeRequest request) {
        try {
            BatchSender.unchecked(recorded::accept).purgeAll(request);
            return true;
        } catch (PurgeRefused e) {
            return false; // the service would send it to the on-failure destination
        }
    }

    private AcceptedPurge accept(PurgeRequest request) {
        return withScript(request, () -> recorded.accept(request));
    }

    private <T> T withScript(PurgeRequest request, Supplier<T> accept) {
        Optional<Script> script = Optional.ofNullable(scripts.poll());
        if (script.isPresent() && script.get() instanceof Script.Refuse(Problem problem)) {
            throw new PurgeRefused(problem);
        }
        if (script.equals(Optional.of(Script.Loss.OF_REQUEST))) {
            throw lost(request);
        }
        T response = accept.get();
        if (script.equals(Optional.of(Script.Loss.OF_RESPONSE))) {
            throw lost(request);
        }
        return response;
    }

    private static PurgeOutcomeUnknown lost(PurgeRequest request) {
        return new PurgeOutcomeUnknown("Lost by the test.", Optional.of(request.idempotencyKey()), null);
    }
}
