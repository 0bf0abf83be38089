package io.edgepurge.client;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be purged, under the idempotency key that makes it one purge however often it is sent: keep the request, or its
 * key, and send it again when no answer arrived. Whether the URLs and tags can be purged is for the service to say.
 *
 * @param urls whole URLs; a {@code *} may stand at the end of one
 * @param tags cache tags
 * @param reason why, in at most 200 characters; whoever lists the account's purges sees it
 * @param notBefore the earliest time to purge, up to 30 days ahead
 * @param idempotencyKey 1 to 255 printable ASCII characters; remembered by the service for at least a day
 */
public record PurgeRequest(
        List<String> urls,
        List<CacheTag> tags,
        Optional<String> reason,
        Optional<Instant> notBefore,
        String idempotencyKey) {
    private static final int MAX_KEY_CHARS = 255;

    /** @throws IllegalArgumentException if nothing is named, or the key is not of its form */
    public PurgeRequest {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
        if (urls.isEmpty() && tags.isEmpty()) {
            throw new IllegalArgumentException("a request names at least one URL or tag");
        }
        if (!wellFormed(idempotencyKey)) {
            throw new IllegalArgumentException(
                    "an idempotency key is 1 to " + MAX_KEY_CHARS + " printable ASCII characters");
        }
    }

    /** These URLs, under a key of their own. */
    public static PurgeRequest ofUrls(Collection<String> urls) {
        return of(urls, List.of());
    }

    /** These URLs, under a key of their own. */
    public static PurgeRequest ofUrls(String... urls) {
        return ofUrls(List.of(urls));
    }

    /** These cache tags, under a key of their own. */
    public static PurgeRequest ofTags(Collection<CacheTag> tags) {
        return of(List.of(), tags);
    }

    /** These URLs and cache tags, under a key of their own. */
    public static PurgeRequest of(Collection<String> urls, Collection<CacheTag> tags) {
        return new PurgeRequest(
                List.copyOf(urls),
                List.copyOf(tags),
                Optional.empty(),
                Optional.empty(),
                UUID.randomUUID().toString());
    }

    /** The same with a reason. */
    public PurgeRequest withReason(String why) {
        return new PurgeRequest(urls, tags, Optional.of(why), notBefore, idempotencyKey);
    }

    /** The same for a later time. */
    public PurgeRequest notBefore(Instant time) {
        return new PurgeRequest(urls, tags, reason, Optional.of(time), idempotencyKey);
    }

    /**
     * The same under a key of yours: one that the same event always gives, such as an object's version, makes repeated
     * deliveries of the event one purge.
     */
    public PurgeRequest withIdempotencyKey(String key) {
        return new PurgeRequest(urls, tags, reason, notBefore, key);
    }

    /** How many URLs and tags there are, repetitions included. */
    public int size() {
        return urls.size() + tags.size();
    }

    private static boolean wellFormed(String key) {
        return !key.isEmpty() && key.length() <= MAX_KEY_CHARS && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
