package io.edgepurge.domain.purge;

import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.PurgeResult.RefusedUrl;
import io.edgepurge.domain.url.RequestedTag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for more items than one purge holds, freed of what is there twice to the letter and cut into requests that hold
 * no more than {@link PurgeService#MAX_ITEMS} and can be stored. The same list is always cut the same way.
 *
 * @param parts the places of each part's items in the whole list
 */
record BulkRequest(PurgeRequest whole, List<List<Integer>> parts) {
    /** Room for the reason is left. */
    private static final int MAX_PART_BYTES = RequestRules.MAX_STORED_BYTES - 1024;

    static BulkRequest of(PurgeRequest whole) {
        Set<Object> seen = new HashSet<>();
        List<List<Integer>> parts = new ArrayList<>();
        int bytes = 0;
        for (int place = 0; place < whole.asked().size(); place++) {
            if (seen.add(itemAt(whole, place))) {
                int more = storedBytesAtMost(whole, place);
                boolean full = parts.isEmpty()
                        || parts.getLast().size() == PurgeService.MAX_ITEMS
                        || bytes + more > MAX_PART_BYTES;
                if (full) {
                    parts.add(new ArrayList<>());
                    bytes = 0;
                }
                parts.getLast().add(place);
                bytes += more;
            }
        }
        return new BulkRequest(whole, parts);
    }

    /** A byte of an item is stored as it was asked, three times as long in the path, and again in its endpoint. */
    private static int storedBytesAtMost(PurgeRequest whole, int place) {
        String text = itemAt(whole, place) instanceof RequestedTag tag
                ? tag.tag() + tag.endpoint()
                : String.valueOf(itemAt(whole, place));
        return 5 * text.getBytes(StandardCharsets.UTF_8).length + Purge.STORED_BYTES_BESIDE_AN_ITEM;
    }

    /** How many items are in the parts from this one on. */
    int sizeFrom(int part) {
        return parts.stream().skip(part).mapToInt(List::size).sum();
    }

    /** A part as a request of its own, under a key of its own. */
    PurgeRequest part(int part) {
        List<Integer> of = parts.get(part);
        PurgeSpec asked = whole.asked();
        int urls = asked.urls().size();
        return new PurgeRequest(
                whole.caller(),
                whole.source(),
                new PurgeSpec(
                        of.stream()
                                .filter(place -> place < urls)
                                .map(asked.urls()::get)
                                .toList(),
                        of.stream()
                                .filter(place -> place >= urls)
                                .map(place -> asked.tags().get(place - urls))
                                .toList(),
                        asked.reason(),
                        asked.notBefore()),
                whole.idempotencyKey().map(key -> key.ofPart(part)));
    }

    /** An item that was refused in a part, at its place in the whole list. */
    RefusedItem placed(int part, RefusedItem refused) {
        int index = parts.get(part).get(refused.index());
        return switch (refused) {
            case RefusedUrl(int at, String url, var refusal) -> new RefusedUrl(index, url, refusal);
            case RefusedTag(int at, int place, RequestedTag tag, var refusal) ->
                new RefusedTag(index, index - whole.urls().size(), tag, refusal);
        };
    }

    /** Why some part cannot be told apart from others by its key, if that is so. */
    Optional<PurgeResult.RequestRefused> brokenKey() {
        return whole.idempotencyKey()
                .filter(key -> !key.hasRoomForParts())
                .map(key -> new PurgeResult.RequestRefused(
                        RequestRule.KEY_TOO_LONG,
                        "The idempotency key of a list can have at most " + IdempotencyKey.MAX_CHARS_OF_LISTS
                                + " characters, because each part of the list appends a number."));
    }

    private static Object itemAt(PurgeRequest request, int place) {
        int urls = request.urls().size();
        return place < urls ? request.urls().get(place) : request.tags().get(place - urls);
    }
}
