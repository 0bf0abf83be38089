package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.BulkPurgeResult.Complete;
import io.edgepurge.domain.purge.BulkPurgeResult.OutOfTime;
import io.edgepurge.domain.purge.BulkPurgeResult.Stopped;
import io.edgepurge.domain.purge.BulkPurgeResult.Unanswered;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.Refusal.ItemsForbidden;
import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Accepts lists that are longer than one purge, as several purges with the idempotency keys {@code key/0}, {@code key/1} and
 * so on. A repeated list is compared purge by purge, so a list that starts like the earlier one continues it. Safe for use by
 * many threads.
 */
public final class BulkPurgeService {
    /** A hundred purges, far fewer than a function can accept before it times out. */
    public static final int MAX_ITEMS = 10_000;

    private final PurgeService purgeService;

    /** @param purgeService accepts each purge */
    public BulkPurgeService(PurgeService purgeService) {
        this.purgeService = purgeService;
    }

    /**
     * Accepts a list purge by purge. All items are validated before the first unit is charged. If a request stops early, the
     * same list with the same key continues where it stopped. An item that occurs twice, character by character, is charged
     * once.
     *
     * @param timeIsUp checked before each purge except the first
     * @throws StoreUnavailable if it is unknown whether the first purge was recorded; the caller retries
     */
    public BulkPurgeResult accept(PurgeRequest request, BooleanSupplier timeIsUp) {
        BulkRequest bulk = BulkRequest.of(request);
        Optional<Refusal> brokenRule = bulk.brokenRule();
        if (brokenRule.isPresent()) {
            return new Stopped(List.of(), purgeService.refuse(request, brokenRule.get()), bulk.itemsFrom(0));
        }
        List<Accepted> accepted = findAccepted(bulk);
        Optional<Refusal> refusal = findRefusal(bulk, accepted.size());
        if (refusal.isPresent()) {
            int next = accepted.size();
            return new Stopped(accepted, purgeService.refuse(bulk.part(next), refusal.get()), bulk.itemsFrom(next));
        }
        return acceptRest(bulk, accepted, timeIsUp);
    }

    /** Returns the reason for which {@link #accept} would refuse the list, apart from the quota. Records nothing. */
    public Optional<Refusal> findRefusal(PurgeRequest request) {
        BulkRequest bulk = BulkRequest.of(request);
        Optional<Refusal> brokenRule = bulk.brokenRule();
        return brokenRule.isPresent() ? brokenRule : findRefusal(bulk, 0);
    }

    private BulkPurgeResult acceptRest(BulkRequest bulk, List<Accepted> earlier, BooleanSupplier timeIsUp) {
        List<Accepted> purges = new ArrayList<>(earlier);
        for (int part = earlier.size(); part < bulk.parts().size(); part++) {
            int left = bulk.itemsFrom(part);
            if (part > 0 && timeIsUp.getAsBoolean()) {
                return new OutOfTime(purges, left);
            }
            try {
                switch (purgeService.accept(bulk.part(part))) {
                    case Accepted accepted -> purges.add(accepted);
                    case Refusal refusal -> {
                        return new Stopped(purges, refusal, left);
                    }
                }
            } catch (StoreUnavailable e) {
                if (purges.isEmpty()) {
                    throw e;
                }
                return new Unanswered(purges, left, e);
            }
        }
        return new Complete(withCurrentQuota(bulk, purges));
    }

    /** Repeats the last request if its quota is missing, because all parts were accepted earlier. */
    private List<Accepted> withCurrentQuota(BulkRequest bulk, List<Accepted> purges) {
        int last = purges.size() - 1;
        if (purges.get(last).quota().isEmpty() && purgeService.accept(bulk.part(last)) instanceof Accepted again) {
            purges.set(last, again);
        }
        return purges;
    }

    /**
     * Returns the purges that earlier requests with this list recorded. Purges are accepted in order, so the search ends at the
     * first missing one. It sends no doorbells, because that could take long; the sweep finds the purges.
     */
    private List<Accepted> findAccepted(BulkRequest bulk) {
        List<Accepted> purges = new ArrayList<>();
        for (int part = 0; part < bulk.parts().size(); part++) {
            Optional<PurgeProgress> purge = purgeService.findAccepted(bulk.part(part));
            if (purge.isEmpty()) {
                return purges;
            }
            purges.add(new Accepted(purge.get(), List.of(), Optional.empty()));
        }
        return purges;
    }

    private Optional<Refusal> findRefusal(BulkRequest bulk, int firstPart) {
        List<RefusedItem> refused = new ArrayList<>();
        List<RefusedItem> forbidden = new ArrayList<>();
        for (int index = firstPart; index < bulk.parts().size(); index++) {
            int part = index;
            Optional<Refusal> refusal = purgeService.findRefusal(bulk.part(part));
            switch (refusal.orElse(null)) {
                case null -> {}
                case ItemsRefused(List<RefusedItem> items) ->
                    items.forEach(item -> refused.add(bulk.withIndexInList(part, item)));
                case ItemsForbidden(List<RefusedItem> items) ->
                    items.forEach(item -> forbidden.add(bulk.withIndexInList(part, item)));
                case Refusal ofWholeRequest -> {
                    return Optional.of(ofWholeRequest);
                }
            }
        }
        if (!refused.isEmpty()) {
            return Optional.of(new ItemsRefused(refused));
        }
        return forbidden.isEmpty() ? Optional.empty() : Optional.of(new ItemsForbidden(forbidden));
    }
}
