package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.Busy;
import io.edgepurge.domain.purge.PurgeResult.KeyTaken;
import io.edgepurge.domain.purge.PurgeResult.QuotaExceeded;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeStore.Limits;
import io.edgepurge.domain.purge.PurgeStore.Repeatable;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where every purge comes in, through whichever door: checks each item, then records, charges and queues the purge in one
 * step, and rings for the distributions it touches. Safe for use by many threads.
 */
public final class PurgeService {
    /** As ImageKit allows. @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a> */
    public static final int MAX_ITEMS = 100;

    /** When so many like it come in at the same moment, somebody else's answer will do after the next try. */
    private static final int ATTEMPTS = 5;

    private final PurgePorts ports;
    private final ProtectedFolders protectedFolders;

    public PurgeService(PurgePorts ports, ProtectedFolders protectedFolders) {
        this.ports = ports;
        this.protectedFolders = protectedFolders;
    }

    /**
     * Accepts a request as a whole or refuses it as a whole.
     *
     * <p>A request that was accepted before under its idempotency key gets that answer again, whatever the rules, the quota or
     * what its API key allows would say by now; only for another API key of the account do they come first.
     *
     * <p>A request through ImageKit's door without an idempotency key is the same purge as an equal one of the same key as
     * long as that one is queued: ImageKit's client repeats a call whose answer it did not see, and says nothing of it.
     *
     * @throws StoreUnavailable if it is not known whether the purge was recorded; the caller asks again
     */
    public PurgeResult accept(PurgeRequest request) {
        return acceptedBefore(request)
                .<PurgeResult>map(first -> repeated(request, first, CheckedItems.of(request, protectedFolders)))
                .orElseGet(() -> notified(request, acceptNew(request)));
    }

    /** The same answer, after the observer has heard of it if it is a refusal. */
    PurgeResult notified(PurgeRequest request, PurgeResult answer) {
        if (!(answer instanceof Accepted)) {
            BestEffort.tell(() -> ports.observer().refused(request, answer));
        }
        return answer;
    }

    /**
     * Tells what {@link #accept} would do, and changes nothing.
     *
     * @return why the request as a whole would be refused, or what would become of its items
     * @throws StoreUnavailable if the quota cannot be read
     */
    public PreviewResult preview(PurgeRequest request) {
        CheckedItems checked = CheckedItems.of(request, protectedFolders);
        return RequestRules.brokenBy(request.asked(), now())
                .or(() -> checked.items().isEmpty() ? Optional.empty() : tooMuch(request, checked))
                .<PreviewResult>map(PreviewResult.Refused::new)
                .orElseGet(() -> new PreviewResult.Previewed(Preview.of(checked, quota(request))));
    }

    /** The purge that the request became before under its key, if it did, for the same API key. */
    Optional<PurgeProgress> acceptedBefore(PurgeRequest request) {
        AccountId account = request.caller().account().id();
        return request.idempotencyKey()
                .flatMap(key -> ports.ledger().remembered(account, key))
                .filter(remembered ->
                        remembered.fingerprint().equals(request.asked().fingerprint()))
                .map(remembered -> recorded(account, remembered.purge()))
                // what another API key may have purged is for the rules to say
                .filter(first -> first.purge().key().equals(request.caller().key()));
    }

    /** Why the request would be refused, whatever the quota says; nothing is recorded. */
    Optional<PurgeResult> refusalOf(PurgeRequest request) {
        return RequestRules.brokenBy(request.asked(), now())
                .<PurgeResult>map(Function.identity())
                .or(() -> refusalOf(request, CheckedItems.of(request, protectedFolders)));
    }

    private Optional<PurgeResult> refusalOf(PurgeRequest request, CheckedItems checked) {
        return checked.refusal().or(() -> tooMuch(request, checked));
    }

    private Optional<RequestRefused> tooMuch(PurgeRequest request, CheckedItems checked) {
        return tooMuch(acceptanceOf(request, purgeOf(request, checked), Optional.empty()));
    }

    private static Optional<RequestRefused> tooMuch(Acceptance acceptance) {
        return RequestRules.brokenBy(acceptance.purge()).or(() -> OriginCacheItems.tooMany(acceptance));
    }

    private PurgeResult acceptNew(PurgeRequest request) {
        return RequestRules.brokenBy(request.asked(), now())
                .<PurgeResult>map(Function.identity())
                .orElseGet(() -> acceptNew(request, CheckedItems.of(request, protectedFolders)));
    }

    private PurgeResult acceptNew(PurgeRequest request, CheckedItems checked) {
        Optional<PurgeResult> answer = checked.refusal();
        for (int attempt = 0; answer.isEmpty() && attempt < ATTEMPTS; attempt++) {
            answer = tryAccept(request, checked);
        }
        return answer.orElseGet(Busy::new);
    }

    /** Nothing if another request like this one was accepted meanwhile. */
    private Optional<PurgeResult> tryAccept(PurgeRequest request, CheckedItems checked) {
        Optional<Repeatable> repeatable = repeatable(request);
        Optional<PurgeProgress> first = repeatable
                .flatMap(Repeatable::last)
                .flatMap(last ->
                        ports.queued().findQueued(request.caller().account().id(), last));
        if (first.isPresent()) {
            return Optional.of(repeated(request, first.get(), checked));
        }
        Acceptance acceptance = acceptanceOf(request, purgeOf(request, checked), repeatable);
        return tooMuch(acceptance).<PurgeResult>map(Function.identity()).or(() -> record(request, acceptance, checked));
    }

    private Optional<Repeatable> repeatable(PurgeRequest request) {
        if (request.source() != PurgeSource.IMAGEKIT || request.idempotencyKey().isPresent()) {
            return Optional.empty();
        }
        String fingerprint = request.source().word() + "/" + request.caller().key() + "/"
                + request.asked().fingerprint();
        return Optional.of(new Repeatable(
                fingerprint, ports.ledger().lastLike(request.caller().account().id(), fingerprint)));
    }

    private Purge purgeOf(PurgeRequest request, CheckedItems checked) {
        Instant now = now();
        Optional<Instant> notBefore = request.asked()
                .notBefore()
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                .filter(at -> at.isAfter(now));
        return new Purge(
                ports.ids().apply(notBefore.orElse(now)),
                request.caller().account().id(),
                now,
                notBefore,
                new Provenance(
                        request.source(),
                        request.caller().key(),
                        request.asked().reason()),
                checked.items());
    }

    private static Acceptance acceptanceOf(PurgeRequest request, Purge purge, Optional<Repeatable> repeatable) {
        Account account = request.caller().account();
        return new Acceptance(
                purge,
                new Limits(account.monthlyQuota(), request.caller().grant().monthlyShare()),
                request.idempotencyKey()
                        .map(key -> new Idempotency(key, request.asked().fingerprint())),
                repeatable,
                OriginCacheItems.itemsOf(purge, account));
    }

    private Optional<PurgeResult> record(PurgeRequest request, Acceptance acceptance, CheckedItems checked) {
        Purge purge = acceptance.purge();
        return switch (ports.ledger().accept(acceptance)) {
            case AcceptResult.Done() -> Optional.of(acceptedNow(request, purge, checked));
            case AcceptResult.RepeatOf(PurgeId first) ->
                Optional.of(repeated(request, recorded(purge.account(), first), checked));
            case AcceptResult.QuotaTooLow low -> Optional.of(quotaExceeded(acceptance, low));
            case AcceptResult.KeyTaken() ->
                Optional.of(new KeyTaken(request.idempotencyKey().orElseThrow()));
            case AcceptResult.Conflict() -> Optional.empty();
            case AcceptResult.Busy() -> Optional.of(new Busy());
        };
    }

    private static QuotaExceeded quotaExceeded(Acceptance acceptance, AcceptResult.QuotaTooLow low) {
        Optional<QuotaReading.Share> ofKey = acceptance
                .limits()
                .ofKey()
                .map(units -> new QuotaReading.Share(units, low.leftOfKey().orElse(units)));
        Purge purge = acceptance.purge();
        return new QuotaExceeded(
                new QuotaReading(purge.month(), acceptance.monthlyQuota(), low.left(), ofKey), purge.units());
    }

    private PurgeProgress recorded(AccountId account, PurgeId first) {
        return ports.ledger()
                .find(account, first)
                .orElseThrow(() ->
                        new IllegalStateException("an idempotency key names a purge that is not there: " + first));
    }

    private Accepted acceptedNow(PurgeRequest request, Purge purge, CheckedItems checked) {
        BestEffort.tell(() -> ports.observer().accepted(purge));
        return accepted(request, PurgeProgress.accepted(purge), checked);
    }

    private Accepted repeated(PurgeRequest request, PurgeProgress first, CheckedItems checked) {
        BestEffort.tell(() -> ports.observer().repeated(first.purge()));
        return accepted(request, first, checked);
    }

    private Accepted accepted(PurgeRequest request, PurgeProgress progress, CheckedItems checked) {
        ports.doorbells().notify(progress.purge().distributions());
        return new Accepted(progress, checked.duplicates(), quotaIfReadable(request, progress.purge()));
    }

    private Optional<QuotaReading> quotaIfReadable(PurgeRequest request, Purge purge) {
        try {
            return Optional.of(QuotaReading.of(ports.ledger().usage(purge.account(), purge.month()), request.caller()));
        } catch (StoreUnavailable e) {
            // The purge is recorded: an answer without this figure is truer than a failure.
            return Optional.empty();
        }
    }

    private QuotaReading quota(PurgeRequest request) {
        YearMonth month = YearMonth.from(now().atOffset(ZoneOffset.UTC));
        return QuotaReading.of(ports.ledger().usage(request.caller().account().id(), month), request.caller());
    }

    private Instant now() {
        return ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
