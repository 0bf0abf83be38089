package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.purge.DeskAnswer.Accepted;
import io.edgepurge.domain.purge.DeskAnswer.Busy;
import io.edgepurge.domain.purge.DeskAnswer.ItemsForbidden;
import io.edgepurge.domain.purge.DeskAnswer.ItemsRefused;
import io.edgepurge.domain.purge.DeskAnswer.KeyTaken;
import io.edgepurge.domain.purge.DeskAnswer.QuotaExceeded;
import io.edgepurge.domain.purge.DeskAnswer.RequestRefused;
import io.edgepurge.domain.purge.PurgeLedger.Acceptance;
import io.edgepurge.domain.purge.PurgeLedger.Accepting;
import io.edgepurge.domain.purge.PurgeLedger.Idempotency;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where every purge comes in, through whichever door: checks each item, then records, charges and queues the purge in one
 * step, and rings for the distributions it touches. Safe for use by many threads.
 */
public final class PurgeDesk {
    /** As ImageKit allows. @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a> */
    public static final int MAX_ITEMS = 100;

    /** Each takes an item of a transaction that holds 100, beside quota, purge and idempotency key. */
    static final int MAX_DISTRIBUTIONS = 40;

    /** A DynamoDB item holds 400 KB. */
    static final int MAX_STORED_BYTES = 350 * 1024;

    private final PurgeLedger ledger;
    private final Doorbells doorbells;
    private final ProtectedFolders protectedFolders;
    private final Supplier<PurgeId> ids;
    private final Clock clock;

    /** @param ids draws a new id each time */
    public PurgeDesk(
            PurgeLedger ledger,
            Doorbells doorbells,
            ProtectedFolders protectedFolders,
            Supplier<PurgeId> ids,
            Clock clock) {
        this.ledger = ledger;
        this.doorbells = doorbells;
        this.protectedFolders = protectedFolders;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Accepts a request as a whole or refuses it as a whole.
     *
     * @throws LedgerUnavailable if it is not known whether the purge was recorded; the caller asks again
     */
    public DeskAnswer accept(PurgeRequest request) {
        if (request.size() == 0) {
            return new RequestRefused(
                    RequestRule.NOTHING_TO_PURGE, "Name at least one URL in 'urls', or one tag in 'tags'.");
        }
        if (request.size() > MAX_ITEMS) {
            return new RequestRefused(
                    RequestRule.TOO_MANY_ITEMS,
                    "A request holds at most " + MAX_ITEMS + " URLs and tags, not " + request.size()
                            + "; send the rest in further requests.");
        }
        CheckedItems checked = CheckedItems.of(request, protectedFolders);
        if (!checked.refused().isEmpty()) {
            return new ItemsRefused(checked.refused());
        }
        if (!checked.forbidden().isEmpty()) {
            return new ItemsForbidden(checked.forbidden());
        }
        Purge purge = purgeOf(request, checked);
        Acceptance acceptance = acceptanceOf(request, purge);
        return tooLarge(purge)
                .or(() -> CachesFirst.tooMany(acceptance))
                .<DeskAnswer>map(refusal -> refusal)
                .orElseGet(() -> record(request, acceptance, checked));
    }

    private Purge purgeOf(PurgeRequest request, CheckedItems checked) {
        return new Purge(
                ids.get(),
                request.caller().account().id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.source(),
                request.caller().key(),
                checked.items());
    }

    private static Optional<RequestRefused> tooLarge(Purge purge) {
        if (purge.distributions().size() > MAX_DISTRIBUTIONS) {
            return Optional.of(new RequestRefused(
                    RequestRule.TOO_MANY_DISTRIBUTIONS,
                    "A request touches at most " + MAX_DISTRIBUTIONS + " distributions, not "
                            + purge.distributions().size() + "; split it by URL endpoint."));
        }
        if (purge.storedBytes() > MAX_STORED_BYTES) {
            return Optional.of(new RequestRefused(
                    RequestRule.TOO_LARGE,
                    "The items of a request take at most " + MAX_STORED_BYTES / 1024
                            + " KB as stored; split it into several requests."));
        }
        return Optional.empty();
    }

    private static Acceptance acceptanceOf(PurgeRequest request, Purge purge) {
        Account account = request.caller().account();
        Optional<Idempotency> idempotency =
                request.idempotencyKey().map(key -> new Idempotency(key, request.fingerprint()));
        return new Acceptance(purge, account.monthlyQuota(), idempotency, CachesFirst.itemsOf(purge, account));
    }

    private DeskAnswer record(PurgeRequest request, Acceptance acceptance, CheckedItems checked) {
        Purge purge = acceptance.purge();
        int limit = acceptance.monthlyQuota();
        return switch (ledger.accept(acceptance)) {
            case Accepting.Done() -> accepted(PurgeProgress.accepted(purge), checked, limit);
            case Accepting.RepeatOf(PurgeId first) -> accepted(recorded(purge, first), checked, limit);
            case Accepting.QuotaTooLow(int left) ->
                new QuotaExceeded(new QuotaReading(purge.month(), limit, left), purge.units());
            case Accepting.KeyTaken() -> new KeyTaken(request.idempotencyKey().orElseThrow());
            case Accepting.Busy() -> new Busy();
        };
    }

    private PurgeProgress recorded(Purge repeated, PurgeId first) {
        return ledger.find(repeated.account(), first)
                .orElseThrow(() ->
                        new IllegalStateException("an idempotency key names a purge that is not there: " + first));
    }

    private Accepted accepted(PurgeProgress progress, CheckedItems checked, int limit) {
        doorbells.ring(progress.purge().distributions());
        return new Accepted(progress, checked.duplicates(), quotaIfReadable(progress.purge(), limit));
    }

    private Optional<QuotaReading> quotaIfReadable(Purge purge, int limit) {
        try {
            return Optional.of(ledger.quota(purge.account(), purge.month(), limit));
        } catch (LedgerUnavailable e) {
            // The purge is recorded: an answer without this figure is truer than a failure.
            return Optional.empty();
        }
    }
}
