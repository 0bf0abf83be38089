package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Remembered;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import io.edgepurge.domain.purge.Refusal.Busy;
import io.edgepurge.domain.purge.Refusal.KeyTaken;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Accepts purges from all sources. The service validates every item, charges, records and queues the purge as a whole or not
 * at all, and sends doorbells for its distributions. Safe for use by many threads.
 */
public final class PurgeService {
    /**
     * The same limit as in ImageKit.
     *
     * @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a>
     */
    public static final int MAX_ITEMS = 100;

    /** Maximum attempts. Each conflict means that an equal request was recorded meanwhile; the next attempt returns its purge. */
    private static final int MAX_ATTEMPTS = 5;

    private final PurgePorts ports;
    private final ProtectedFolders protectedFolders;
    private final RepeatDetector repeats;
    private final PurgeFactory factory;

    public PurgeService(PurgePorts ports, ProtectedFolders protectedFolders) {
        this.ports = ports;
        this.protectedFolders = protectedFolders;
        this.repeats = new RepeatDetector(ports);
        this.factory = new PurgeFactory(ports.ids());
    }

    /**
     * Accepts a request as a whole or refuses it as a whole.
     *
     * <p>A repeated request with the same idempotency key and API key returns the first purge, even if the rules, the quota or
     * the scopes have changed since. With another API key of the account, the request is validated first.
     *
     * <p>ImageKit's client retries calls without an idempotency key. Its request returns an equal earlier purge of the same API
     * key while that purge is queued. If the client marks the request as a retry, it returns a purge of the last 15 minutes in
     * any status.
     *
     * @throws StoreUnavailable if it is unknown whether the purge was recorded; the caller retries
     */
    public PurgeResult accept(PurgeRequest request) {
        Optional<Remembered> earlier = repeats.findRemembered(request);
        Optional<PurgeProgress> first = earlier.flatMap(found -> repeats.findFirst(request, found));
        if (first.isPresent()) {
            return repeated(request, first.get(), check(request));
        }
        Optional<Refusal> brokenRule = RequestRules.brokenBy(request.spec(), now());
        if (brokenRule.isPresent()) {
            return refuse(request, brokenRule.get());
        }
        CheckedItems checked = check(request);
        Optional<Refusal> badItems = checked.refusal();
        if (badItems.isPresent()) {
            return refuse(request, badItems.get());
        }
        return earlier.isPresent() ? answerEarlier(request, earlier.get(), checked) : acceptChecked(request, checked);
    }

    /**
     * Returns what {@link #accept} would do, and changes nothing.
     *
     * @throws StoreUnavailable if the quota cannot be read
     */
    public PreviewResult preview(PurgeRequest request) {
        Optional<Refusal> brokenRule = RequestRules.brokenBy(request.spec(), now());
        if (brokenRule.isPresent()) {
            return new PreviewResult.Refused(brokenRule.get());
        }
        CheckedItems checked = check(request);
        Optional<Refusal> brokenLimit =
                checked.items().isEmpty() ? Optional.empty() : findBrokenLimit(request, checked);
        if (brokenLimit.isPresent()) {
            return new PreviewResult.Refused(brokenLimit.get());
        }
        return new PreviewResult.Previewed(
                Preview.of(checked, currentQuota(request), request.spec().options()));
    }

    /** Returns the purge of an equal earlier request with the same idempotency key and API key. */
    Optional<PurgeProgress> findAccepted(PurgeRequest request) {
        return repeats.findRemembered(request).flatMap(found -> repeats.findFirst(request, found));
    }

    /** Returns the reason to refuse the request, apart from the quota. Records nothing. */
    Optional<Refusal> findRefusal(PurgeRequest request) {
        Optional<Refusal> brokenRule = RequestRules.brokenBy(request.spec(), now());
        if (brokenRule.isPresent()) {
            return brokenRule;
        }
        CheckedItems checked = check(request);
        Optional<Refusal> badItems = checked.refusal();
        if (badItems.isPresent()) {
            return badItems;
        }
        return findBrokenLimit(request, checked);
    }

    /** Notifies the observer of a refusal and returns the refusal. */
    Refusal refuse(PurgeRequest request, Refusal refusal) {
        BestEffort.run(() -> ports.observer().refused(request, refusal));
        return refusal;
    }

    private CheckedItems check(PurgeRequest request) {
        return CheckedItems.of(
                request, protectedFolders, item -> ports.effects().of(item, now()));
    }

    private Optional<Refusal> findBrokenLimit(PurgeRequest request, CheckedItems checked) {
        return RequestRules.limitBrokenBy(factory.create(request, checked.items(), Optional.empty(), now()));
    }

    /** Answers a valid request whose idempotency key is used. Nothing is written. */
    private PurgeResult answerEarlier(PurgeRequest request, Remembered earlier, CheckedItems checked) {
        if (RepeatDetector.isRepeated(request, earlier)) {
            return repeated(request, repeats.load(request.caller().account().id(), earlier.purge()), checked);
        }
        return refuse(request, new KeyTaken(request.idempotencyKey().orElseThrow()));
    }

    private PurgeResult acceptChecked(PurgeRequest request, CheckedItems checked) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (tryAccept(request, checked) instanceof Attempt.Settled(PurgeResult result)) {
                return result;
            }
        }
        return refuse(request, new Busy());
    }

    private Attempt tryAccept(PurgeRequest request, CheckedItems checked) {
        Optional<Repeatable> repeatable = repeats.findLastEqual(request);
        Optional<PurgeProgress> first = repeats.findRepeated(request, repeatable);
        if (first.isPresent()) {
            return new Attempt.Settled(repeated(request, first.get(), checked));
        }
        Acceptance acceptance = factory.create(request, checked.items(), repeatable, now());
        Optional<Refusal> brokenLimit = RequestRules.limitBrokenBy(acceptance);
        if (brokenLimit.isPresent()) {
            return new Attempt.Settled(refuse(request, brokenLimit.get()));
        }
        return record(request, acceptance, checked);
    }

    private Attempt record(PurgeRequest request, Acceptance acceptance, CheckedItems checked) {
        Purge purge = acceptance.purge();
        return switch (ports.purges().accept(acceptance)) {
            case AcceptResult.Done(Optional<MonthUsage> usage) ->
                new Attempt.Settled(accepted(request, purge, checked, usage));
            case AcceptResult.RepeatOf(PurgeId first) ->
                new Attempt.Settled(repeated(request, repeats.load(purge.account(), first), checked));
            case AcceptResult.QuotaTooLow low ->
                new Attempt.Settled(
                        refuse(request, new QuotaExceeded(QuotaReading.of(acceptance, low), purge.units())));
            case AcceptResult.KeyTaken() ->
                new Attempt.Settled(
                        refuse(request, new KeyTaken(request.idempotencyKey().orElseThrow())));
            case AcceptResult.Busy() -> new Attempt.Settled(refuse(request, new Busy()));
            case AcceptResult.Conflict() -> new Attempt.Retry();
        };
    }

    private Accepted accepted(PurgeRequest request, Purge purge, CheckedItems checked, Optional<MonthUsage> usage) {
        BestEffort.run(() -> ports.observer().accepted(purge));
        ports.doorbells().notify(purge.distributions());
        Optional<QuotaReading> quota =
                usage.map(month -> QuotaReading.of(month, request.caller())).or(() -> quotaIfReadable(request, purge));
        return new Accepted(PurgeProgress.accepted(purge), checked.duplicates(), quota);
    }

    /** Sends the doorbells again: the first request may have failed before it sent them. */
    private Accepted repeated(PurgeRequest request, PurgeProgress first, CheckedItems checked) {
        BestEffort.run(() -> ports.observer().repeated(first.purge()));
        ports.doorbells().notify(first.purge().distributions());
        return new Accepted(first, checked.duplicates(), quotaIfReadable(request, first.purge()));
    }

    private Optional<QuotaReading> quotaIfReadable(PurgeRequest request, Purge purge) {
        try {
            return Optional.of(quota(request, purge.month()));
        } catch (StoreUnavailable e) {
            // The purge is recorded, so a response without this number is better than an error.
            return Optional.empty();
        }
    }

    private QuotaReading currentQuota(PurgeRequest request) {
        return quota(request, YearMonth.from(now().atOffset(ZoneOffset.UTC)));
    }

    private QuotaReading quota(PurgeRequest request, YearMonth month) {
        MonthUsage usage = ports.purges().usage(request.caller().account().id(), month);
        return QuotaReading.of(usage, request.caller());
    }

    private Instant now() {
        return ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The outcome of one attempt to record a purge. */
    private sealed interface Attempt {
        record Settled(PurgeResult result) implements Attempt {}

        /** An equal request was recorded between the check for repetitions and the write. */
        record Retry() implements Attempt {}
    }
}
