package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.CoveredSpellings;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.url.RequestedTag;
import io.edgepurge.domain.url.Spellings;
import io.edgepurge.domain.variant.VariantPrefix;
import io.edgepurge.domain.variant.VariantRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        if (itemAt(whole, index) instanceof RequestedImage image) {
            return maxStoredBytes(image.url());
        }
        String text = itemAt(whole, index) instanceof RequestedTag tag
                ? tag.tag() + tag.endpoint()
                : String.valueOf(itemAt(whole, index));
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        boolean oneSpelling = !Spellings.mayExistFor(text)
                || whole.spec().options().spellings().equals(Optional.of(CoveredSpellings.REQUESTED));
        int perSpelling = Math.min(Spellings.maxChars(text), MAX_PATH_BYTES) + Purge.STORED_BYTES_BESIDE_A_PATH;
        return 5 * bytes + Purge.STORED_BYTES_BESIDE_AN_ITEM + (oneSpelling ? 0 : Spellings.MAX_OF_FILE * perSpelling);
    }

    /** Returns an upper bound for an image: each of its paths is stored, or named as not reached with the reason before it. */
    private static int maxStoredBytes(String image) {
        int bytes = image.getBytes(StandardCharsets.UTF_8).length;
        int perReason = VariantGap.MAX_CODE_BYTES + Purge.STORED_BYTES_BESIDE_A_PATH;
        int perPath = Math.min(VariantPrefix.MAX_CHARS + Spellings.maxChars(image), MAX_PATH_BYTES) + perReason;
        return 5 * bytes
                + Purge.STORED_BYTES_BESIDE_AN_ITEM
                + VariantRules.MAX_PATHS * perPath
                + VariantGap.Kind.values().length * perReason;
    }

    /** Returns the rule that the list as a whole breaks: too many items, or no room in the key for the number of a part. */
    Optional<Refusal> brokenRule() {
        int items = whole.spec().size();
        if (items > BulkPurgeService.MAX_ITEMS) {
            return Optional.of(new RequestRefused(
                    RequestRule.TOO_MANY_ITEMS,
                    "A list can contain at most " + BulkPurgeService.MAX_ITEMS + " URLs, tags, and images, not " + items
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
        List<Object> items = indexes.stream().map(index -> itemAt(whole, index)).toList();
        List<String> urls = some(items, String.class).toList();
        List<RequestedTag> tags = some(items, RequestedTag.class).toList();
        List<String> images =
                some(items, RequestedImage.class).map(RequestedImage::url).toList();
        return new PurgeRequest(
                whole.caller(),
                whole.source(),
                new PurgeSpec(urls, tags, images, spec.options()),
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
            case RefusedImage(int _, int _, String url, var refusal) ->
                new RefusedImage(index, index - imagesFrom(whole), url, refusal);
        };
    }

    private static Object itemAt(PurgeRequest request, int index) {
        int urls = request.urls().size();
        if (index < urls) {
            return request.urls().get(index);
        }
        return index < imagesFrom(request)
                ? request.tags().get(index - urls)
                : new RequestedImage(request.images().get(index - imagesFrom(request)));
    }

    private static int imagesFrom(PurgeRequest request) {
        return request.urls().size() + request.tags().size();
    }

    private static <T> Stream<T> some(List<Object> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast);
    }

    /** An image, which differs from the URL with the same text. */
    private record RequestedImage(String url) {}
}
