package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request with more items than one purge holds, without repeated items and split into parts. A part has at most {@link
 * PurgeService#MAX_ITEMS} items and fits into the table. Equal lists are split equally.
 *
 * @param parts for each part, the indexes of its items in the whole list
 */
record BulkRequest(PurgeRequest whole, List<List<Integer>> parts) {
    /** Leaves room for the reason. */
    private static final int MAX_PART_BYTES = RequestRules.MAX_STORED_BYTES - 1024;

    /** CloudFront's limit, which no path exceeds. */
    private static final int MAX_PATH_BYTES = 4_000;

    static BulkRequest of(PurgeRequest whole) {
        Set<Object> seen = new HashSet<>();
        List<List<Integer>> parts = new ArrayList<>();
        int bytes = 0;
        for (int index = 0; index < whole.spec().size(); index++) {
            if (seen.add(itemAt(whole, index))) {
                int more = maxStoredBytes(whole, index);
                boolean full = parts.isEmpty()
                        || parts.getLast().size() == PurgeService.MAX_ITEMS
                        || bytes + more > MAX_PART_BYTES;
                if (full) {
                    parts.add(new ArrayList<>());
                    bytes = 0;
                }
                parts.getLast().add(index);
                bytes += more;
            }
        }
        return new BulkRequest(whole, parts);
    }

    /**
     * Returns an upper bound: each byte is stored as written, up to three times in the encoded path, and in the endpoint. It depends
     * only on the request. If it depended on an endpoint's default, a change of the default would split a repeated list differently.
     */
    private static int maxStoredBytes(PurgeRequest whole, int index) {
        String text = itemAt(whole, index) instanceof RequestedTag tag
                ? tag.tag() + tag.endpoint()
                : String.valueOf(itemAt(whole, index));
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        boolean oneSpelling = !Spellings.mayExistFor(text)
                || whole.spec().options().spellings().equals(Optional.of(CoveredSpellings.REQUESTED));
        int perSpelling = Math.min(Spellings.maxChars(text), MAX_PATH_BYTES) + Purge.STORED_BYTES_BESIDE_A_PATH;
        return 5 * bytes + Purge.STORED_BYTES_BESIDE_AN_ITEM + (oneSpelling ? 0 : Spellings.MAX_OF_FILE * perSpelling);
    }

    /** Returns the rule that the list as a whole breaks: too many items, or no room in the key for the number of a part. */
    Optional<Refusal> brokenRule() {
        int items = whole.spec().size();
        if (items > BulkPurgeService.MAX_ITEMS) {
            return Optional.of(new RequestRefused(
                    RequestRule.TOO_MANY_ITEMS,
                    "A list can contain at most " + BulkPurgeService.MAX_ITEMS + " URLs and tags, not " + items
                            + ". Send the rest in separate lists."));
        }
        if (whole.idempotencyKey().isPresent() && !whole.idempotencyKey().get().hasRoomForParts()) {
            return Optional.of(new RequestRefused(
                    RequestRule.KEY_TOO_LONG,
                    "The idempotency key of a list can have at most " + IdempotencyKey.MAX_CHARS_OF_LISTS
                            + " characters, because each part of the list appends a number."));
        }
        return Optional.empty();
    }

    /** Returns the number of items in a part and the parts after it. */
    int itemsFrom(int part) {
        return parts.stream().skip(part).mapToInt(List::size).sum();
    }

    /** Returns a part as a request with an idempotency key of its own. */
    PurgeRequest part(int part) {
        List<Integer> indexes = parts.get(part);
        PurgeSpec spec = whole.spec();
        int urlCount = spec.urls().size();
        List<String> urls = indexes.stream()
                .filter(index -> index < urlCount)
                .map(spec.urls()::get)
                .toList();
        List<RequestedTag> tags = indexes.stream()
                .filter(index -> index >= urlCount)
                .map(index -> spec.tags().get(index - urlCount))
                .toList();
        return new PurgeRequest(
                whole.caller(),
                whole.source(),
                new PurgeSpec(urls, tags, spec.options()),
                whole.idempotencyKey().map(key -> key.ofPart(part)),
                whole.retry());
    }

    /** Returns an item that was refused in a part, with its index in the whole list. */
    RefusedItem withIndexInList(int part, RefusedItem refused) {
        int index = parts.get(part).get(refused.index());
        return switch (refused) {
            case RefusedUrl(int _, String url, var refusal) -> new RefusedUrl(index, url, refusal);
            case RefusedTag(int _, int _, RequestedTag tag, var refusal) ->
                new RefusedTag(index, index - whole.urls().size(), tag, refusal);
        };
    }

    private static Object itemAt(PurgeRequest request, int index) {
        int urls = request.urls().size();
        return index < urls ? request.urls().get(index) : request.tags().get(index - urls);
    }
}
