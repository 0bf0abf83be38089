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
 * A request of any length, URLs first; without its exact repetitions, if it is too long for one purge.
 *
 * @param items each with its index in the caller's request
 */
record RequestBatches(PurgeRequest whole, List<RequestedItem> items) {
    static RequestBatches of(PurgeRequest whole) {
        // what fits into one purge has to be the same request by whichever method it is sent
        return new RequestBatches(
                whole, whole.size() <= PurgeClient.MAX_ITEMS ? itemsOf(whole).toList() : distinct(whole));
    }

    static List<RequestedItem> distinct(PurgeRequest whole) {
        return itemsOf(whole).filter(notSeenBefore()).toList();
    }

    static Stream<RequestedItem> itemsOf(PurgeRequest whole) {
        Stream<RequestedItem> urls = IntStream.range(0, whole.urls().size())
                .mapToObj(
                        i -> new RequestedItem(i, Optional.empty(), whole.urls().get(i)));
        Stream<RequestedItem> tags = IntStream.range(0, whole.tags().size()).mapToObj(i -> {
            CacheTag tag = whole.tags().get(i);
            return new RequestedItem(whole.urls().size() + i, Optional.of(tag.endpoint()), tag.tag());
        });
        return Stream.concat(urls, tags);
    }

    private static Predicate<RequestedItem> notSeenBefore() {
        Set<RequestedItem> seen = new LinkedHashSet<>();
        return item -> seen.add(new RequestedItem(0, item.endpoint(), item.asked()));
    }

    /** One request of all items, under the caller's key. */
    PurgeRequest once() {
        return batch(items, whole.idempotencyKey()).request();
    }

    boolean isOnePurge() {
        return items.size() <= PurgeClient.MAX_ITEMS;
    }

    /**
     * The purges that it takes: one under the caller's key, or each hundred under a key that follows from it.
     *
     * @throws IllegalArgumentException if the caller's key leaves no room for that
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
                some.stream()
                        .filter(item -> !item.isTag())
                        .map(RequestedItem::asked)
                        .toList(),
                some.stream()
                        .flatMap(item -> item.endpoint().map(at -> new CacheTag(at, item.asked())).stream())
                        .toList(),
                whole.reason(),
                whole.notBefore(),
                key);
        return new Batch(request, some);
    }

    /** What the service says about the item at an index of ours, said about the caller's. */
    Violation inCallersIndexes(Violation violation, List<RequestedItem> some) {
        return violation
                .place()
                .index()
                .filter(index -> index >= 0 && index < some.size())
                .map(index -> violation.at(placeOf(some.get(index))))
                .orElse(violation);
    }

    private Violation.Place placeOf(RequestedItem item) {
        String field =
                item.isTag() ? "tags[" + (item.index() - whole.urls().size()) + "]" : "urls[" + item.index() + "]";
        return new Violation.Place(field, Optional.of(item.index()), Optional.of(item.asked()));
    }

    /** One of the purges that a long request takes. */
    record Batch(PurgeRequest request, List<RequestedItem> items) {}
}
