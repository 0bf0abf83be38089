package io.edgepurge.client;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service in memory, for the tests of those who use a client. It accepts whatever fits into its quota, once for each
 * idempotency key, and does as it is told next; it knows no rules for URLs and carries nothing out. Safe for use by many
 * threads.
 */
public final class InMemoryPurgeClient implements PurgeClient, PurgeSender {
    private static final int DEFAULT_QUOTA = 1_000;

    private final RecordedPurges recorded;
    private final List<PurgeRequest> sent = new ArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();

    /** What becomes of a call. */
    private sealed interface Script {
        record AsUsual() implements Script {}

        record Refuse(Problem problem) implements Script {}

        record LoseRequest() implements Script {}

        record LoseResponse() implements Script {}
    }

    /** With a quota of 1,000. */
    public InMemoryPurgeClient() {
        this(DEFAULT_QUOTA, InstantSource.system());
    }

    /** @param monthlyQuota never resets */
    public InMemoryPurgeClient(int monthlyQuota, InstantSource clock) {
        this.recorded = new RecordedPurges(monthlyQuota, clock);
    }

    /** The next purge that is asked for, or request handed over, is refused with this problem. */
    public synchronized void refuseNext(Problem problem) {
        scripts.add(new Script.Refuse(problem));
    }

    /** The next one is unanswered, and nothing comes of it. */
    public synchronized void loseNextRequest() {
        scripts.add(new Script.LoseRequest());
    }

    /** The next one is unanswered, although it is accepted. */
    public synchronized void loseNextResponse() {
        scripts.add(new Script.LoseResponse());
    }

    /** What was accepted, in order, each idempotency key once; of a long request its purges. */
    public synchronized List<PurgeRequest> accepted() {
        return recorded.requests();
    }

    /** Every request that came, by whichever method and with whatever success. */
    public synchronized List<PurgeRequest> sent() {
        return List.copyOf(sent);
    }

    @Override
    public synchronized AcceptedPurge purge(PurgeRequest request) {
        Limits.onePurge(request);
        sent.add(request);
        return accept(request);
    }

    @Override
    public synchronized AcceptedPurges purgeAll(PurgeRequest request) {
        Limits.longRequest(request);
        sent.add(request);
        return BatchSender.unchecked(this::accept).purgeAll(request);
    }

    /** As of the service, no refusal is heard but those that a test asks for. */
    @Override
    public synchronized void send(PurgeRequest request) {
        Limits.longRequest(request);
        sent.add(request);
        withScript(request, () -> recordedIfAccepted(request));
    }

    private boolean recordedIfAccepted(PurgeRequest request) {
        try {
            BatchSender.unchecked(recorded::accept).purgeAll(request);
            return true;
        } catch (PurgeRefused e) {
            return false; // the on-failure destination has it
        }
    }

    private AcceptedPurge accept(PurgeRequest request) {
        return withScript(request, () -> recorded.accept(request));
    }

    private <T> T withScript(PurgeRequest request, Supplier<T> usual) {
        Script script = Optional.ofNullable(scripts.poll()).orElseGet(Script.AsUsual::new);
        if (script instanceof Script.Refuse refuse) {
            throw new PurgeRefused(refuse.problem());
        }
        if (script instanceof Script.LoseRequest) {
            throw lost(request);
        }
        T answer = usual.get();
        if (script instanceof Script.LoseResponse) {
            throw lost(request);
        }
        return answer;
    }

    private static PurgeOutcomeUnknown lost(PurgeRequest request) {
        return new PurgeOutcomeUnknown(
                new NoResponse("Lost, as the test asked.", Optional.of(request.idempotencyKey()), null));
    }
}
