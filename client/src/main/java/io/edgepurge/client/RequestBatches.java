package io.edgepurge.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request of any length, split into batches of at most {@link PurgeClient#MAX_ITEMS} items. A request that is too long for
 * one purge loses its exact duplicates.
 *
 * @param items with their indexes in the caller's request; URLs come first, images last
 */
record RequestBatches(PurgeRequest whole, List<RequestedItem> items) {
    static RequestBatches of(PurgeRequest whole) {
        // purge and purgeAll must send a request that fits into one purge unchanged, because they share its idempotency
        // key
        return new RequestBatches(
                whole, whole.size() <= PurgeClient.MAX_ITEMS ? itemsOf(whole).toList() : distinct(whole));
    }

    static List<RequestedItem> distinct(PurgeRequest whole) {
        return itemsOf(whole).filter(firstOccurrence()).toList();
    }

    static Stream<RequestedItem> itemsOf(PurgeRequest whole) {
        int tagsFrom = whole.urls().size();
        int imagesFrom = imagesFrom(whole);
        return Stream.of(
                        indexes(whole.urls())
                                .mapToObj(i -> RequestedItem.url(i, whole.urls().get(i))),
                        indexes(whole.tags())
                                .mapToObj(i -> RequestedItem.tag(
                                        tagsFrom + i, whole.tags().get(i))),
                        indexes(whole.images())
                                .mapToObj(i -> RequestedItem.image(
                                        imagesFrom + i, whole.images().get(i))))
                .flatMap(items -> items);
    }

    private static IntStream indexes(List<?> list) {
        return IntStream.range(0, list.size());
    }

    private static int imagesFrom(PurgeRequest whole) {
        return whole.urls().size() + whole.tags().size();
    }

    private static Predicate<RequestedItem> firstOccurrence() {
        Set<RequestedItem> seen = new LinkedHashSet<>();
        return item -> seen.add(item.withoutIndex());
    }

    /** Returns one request with all items and the caller's key. */
    PurgeRequest unsplit() {
        return batch(items, whole.idempotencyKey()).request();
    }

    boolean isOnePurge() {
        return items.size() <= PurgeClient.MAX_ITEMS;
    }

    /**
     * Returns the requests to send: one with the caller's key, or several with keys derived from it.
     *
     * @throws IllegalArgumentException if the caller's key is too long to derive keys from
     */
    List<Batch> batches() {
        if (isOnePurge()) {
            return List.of(batch(items, whole.idempotencyKey()));
        }
        List<Batch> batches = new ArrayList<>();
        for (int first = 0; first < items.size(); first += PurgeClient.MAX_ITEMS) {
            List<RequestedItem> some = items.subList(first, Math.min(items.size(), first + PurgeClient.MAX_ITEMS));
            batches.add(batch(some, whole.idempotencyKey() + "/" + batches.size()));
        }
        return batches;
    }

    private Batch batch(List<RequestedItem> some, String key) {
        PurgeRequest request = new PurgeRequest(
                values(some, ItemKind.URL),
                some.stream()
                        .flatMap(item -> item.endpoint().map(endpoint -> new CacheTag(endpoint, item.value())).stream())
                        .toList(),
                values(some, ItemKind.IMAGE),
                whole.reason(),
                whole.notBefore(),
                whole.spellings(),
                whole.verify(),
                key);
        return new Batch(request, some);
    }

    private static List<String> values(List<RequestedItem> items, ItemKind kind) {
        return items.stream()
                .filter(item -> item.kind() == kind)
                .map(RequestedItem::value)
                .toList();
    }

    /** Returns a violation of a batch with the item's index and field in the caller's request. */
    Violation withCallersIndex(Violation violation, List<RequestedItem> some) {
        return violation
                .place()
                .index()
                .filter(index -> index >= 0 && index < some.size())
                .map(index -> violation.movedTo(placeOf(some.get(index))))
                .orElse(violation);
    }

    private Violation.Place placeOf(RequestedItem item) {
        String field = switch (item.kind()) {
            case URL -> "urls[" + item.index() + "]";
            case TAG -> "tags[" + (item.index() - whole.urls().size()) + "]";
            case IMAGE -> "images[" + (item.index() - imagesFrom(whole)) + "]";
        };
        return new Violation.Place(field, Optional.of(item.index()), Optional.of(item.value()));
    }

    /** A request for one purge, with its items. */
    record Batch(PurgeRequest request, List<RequestedItem> items) {}
}
