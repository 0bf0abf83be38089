package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.ItemsForbidden;
import io.edgepurge.domain.purge.PurgeResult.ItemsRefused;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeResult.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Takes lists that are longer than a request may be, as several purges under the keys {@code key/0}, {@code key/1} and so on.
 * What came under these keys is compared purge by purge: a list that begins like the one before is taken for its continuation.
 * Safe for use by many threads.
 */
public final class BulkPurgeService {
    /** A hundred purges: what a function can accept before its time is up, several times over. */
    public static final int MAX_ITEMS = 10_000;

    private final PurgeService purgeService;

    /** @param purgeService to which each purge goes */
    public BulkPurgeService(PurgeService purgeService) {
        this.purgeService = purgeService;
    }

    /**
     * Accepts a list purge by purge. All items are checked before the first unit is charged; whatever ends it in between,
     * the same list under the same key goes on where it ended. An item that is there twice to the letter is charged once.
     *
     * @param timeIsUp asked before each purge but the first
     * @throws StoreUnavailable if it is not known whether the first purge was recorded; the caller asks again
     */
    public BulkPurgeResult accept(PurgeRequest request, BooleanSupplier timeIsUp) {
        BulkRequest list = BulkRequest.of(request);
        Optional<RequestRefused> broken = brokenBy(request).or(list::brokenKey);
        return broken.isPresent()
                ? new BulkPurgeResult.Stopped(List.of(), purgeService.notified(request, broken.get()), list.sizeFrom(0))
                : accept(list, timeIsUp);
    }

    private static Optional<RequestRefused> brokenBy(PurgeRequest request) {
        int items = request.asked().size();
        return items <= MAX_ITEMS
                ? Optional.empty()
                : Optional.of(new RequestRefused(
                        RequestRule.TOO_MANY_ITEMS,
                        "A list can contain at most " + MAX_ITEMS + " URLs and tags, not " + items
                                + ". Send the rest in separate lists."));
    }

    private BulkPurgeResult accept(BulkRequest list, BooleanSupplier timeIsUp) {
        List<Accepted> purges = new ArrayList<>(earlier(list));
        Optional<PurgeResult> refusal = refusalFrom(purges.size(), list);
        if (refusal.isPresent()) {
            PurgeResult notified = purgeService.notified(list.part(purges.size()), refusal.get());
            return new BulkPurgeResult.Stopped(purges, notified, list.sizeFrom(purges.size()));
        }
        for (int part = purges.size(); part < list.parts().size(); part++) {
            if (part > 0 && timeIsUp.getAsBoolean()) {
                return new BulkPurgeResult.OutOfTime(purges, list.sizeFrom(part));
            }
            Optional<BulkPurgeResult> end = next(list, purges);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new BulkPurgeResult.Complete(withQuota(list, purges));
    }

    /** Where all was accepted before, the last purge is asked for again: its answer tells what is left by now. */
    private List<Accepted> withQuota(BulkRequest list, List<Accepted> purges) {
        int last = purges.size() - 1;
        if (purges.get(last).quota().isEmpty() && purgeService.accept(list.part(last)) instanceof Accepted again) {
            purges.set(last, again);
        }
        return purges;
    }

    /** Adds the next purge, or says why there is none. */
    private Optional<BulkPurgeResult> next(BulkRequest list, List<Accepted> purges) {
        int left = list.sizeFrom(purges.size());
        try {
            PurgeResult answer = purgeService.accept(list.part(purges.size()));
            if (answer instanceof Accepted accepted) {
                purges.add(accepted);
                return Optional.empty();
            }
            return Optional.of(new BulkPurgeResult.Stopped(purges, answer, left));
        } catch (StoreUnavailable e) {
            if (purges.isEmpty()) {
                throw e;
            }
            return Optional.of(new BulkPurgeResult.Unanswered(purges, left, e));
        }
    }

    /**
     * What was accepted when the list came before: purges are accepted in order, so the first that is missing is the end.
     * Only looked up: to ring for each again may take long, and the sweep sees to what was not heard.
     */
    private List<Accepted> earlier(BulkRequest list) {
        List<Accepted> purges = new ArrayList<>();
        Optional<PurgeProgress> next = purgeService.acceptedBefore(list.part(0));
        while (next.isPresent()) {
            purges.add(new Accepted(next.get(), List.of(), Optional.empty()));
            next = purges.size() < list.parts().size()
                    ? purgeService.acceptedBefore(list.part(purges.size()))
                    : Optional.empty();
        }
        return purges;
    }

    private Optional<PurgeResult> refusalFrom(int first, BulkRequest list) {
        List<RefusedItem> refused = new ArrayList<>();
        List<RefusedItem> forbidden = new ArrayList<>();
        for (int part = first; part < list.parts().size(); part++) {
            int of = part;
            switch (purgeService.refusalOf(list.part(part)).orElse(null)) {
                case null -> {}
                case ItemsRefused(List<RefusedItem> items) -> items.forEach(item -> refused.add(list.placed(of, item)));
                case ItemsForbidden(List<RefusedItem> items) ->
                    items.forEach(item -> forbidden.add(list.placed(of, item)));
                case PurgeResult other -> {
                    return Optional.of(other);
                }
            }
        }
        if (!refused.isEmpty()) {
            return Optional.of(new ItemsRefused(refused));
        }
        return forbidden.isEmpty() ? Optional.empty() : Optional.of(new ItemsForbidden(forbidden));
    }
}
