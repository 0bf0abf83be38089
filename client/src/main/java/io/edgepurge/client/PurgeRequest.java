package io.edgepurge.client;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The URLs, cache tags and images to purge, with an idempotency key.
 *
 * <p>A request is one purge however often it is sent. If no response arrives, send the same request again. The service
 * validates the items.
 *
 * @param urls full URLs; a {@code *} is allowed at the end
 * @param tags cache tags
 * @param images full URLs of original images, each purged with all variants that its URL endpoint finds
 * @param reason shown in lists of the account's purges; at most 200 characters
 * @param notBefore the earliest time to purge, up to 30 days ahead
 * @param spellings the spellings of each URL to purge; empty for the default of its URL endpoint
 * @param verify true to visit the first URLs after the purge; empty for the default of the URL endpoints
 * @param idempotencyKey 1 to 255 printable ASCII characters; the service remembers it for at least a day
 */
public record PurgeRequest(
        List<String> urls,
        List<CacheTag> tags,
        List<String> images,
        Optional<String> reason,
        Optional<Instant> notBefore,
        Optional<Spellings> spellings,
        Optional<Boolean> verify,
        String idempotencyKey) {
    private static final int MAX_KEY_CHARS = 255;

    /** @throws IllegalArgumentException if there is nothing to purge or the key is malformed */
    public PurgeRequest {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
        images = List.copyOf(images);
        if (urls.isEmpty() && tags.isEmpty() && images.isEmpty()) {
            throw new IllegalArgumentException("a request must contain at least one URL, tag or image");
        }
        if (!wellFormed(idempotencyKey)) {
            throw new IllegalArgumentException(
                    "an idempotency key must be 1 to " + MAX_KEY_CHARS + " printable ASCII characters");
        }
    }

    /** Returns a request for these URLs with a new random key. */
    public static PurgeRequest ofUrls(Collection<String> urls) {
        return of(urls, List.of());
    }

    /** Returns a request for these URLs with a new random key. */
    public static PurgeRequest ofUrls(String... urls) {
        return ofUrls(List.of(urls));
    }

    /** Returns a request for these cache tags with a new random key. */
    public static PurgeRequest ofTags(Collection<CacheTag> tags) {
        return of(List.of(), tags);
    }

    /** Returns a request for these images with all their variants and a new random key. */
    public static PurgeRequest ofImages(Collection<String> images) {
        return of(List.of(), List.of(), images);
    }

    /** Returns a request for these images with all their variants and a new random key. */
    public static PurgeRequest ofImages(String... images) {
        return ofImages(List.of(images));
    }

    /** Returns a request for these URLs and cache tags with a new random key. */
    public static PurgeRequest of(Collection<String> urls, Collection<CacheTag> tags) {
        return of(urls, tags, List.of());
    }

    /** Returns a request for these URLs, cache tags and images with a new random key. */
    public static PurgeRequest of(Collection<String> urls, Collection<CacheTag> tags, Collection<String> images) {
        return new PurgeRequest(
                List.copyOf(urls),
                List.copyOf(tags),
                List.copyOf(images),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UUID.randomUUID().toString());
    }

    /** Returns this request with a reason. */
    public PurgeRequest withReason(String text) {
        return new PurgeRequest(urls, tags, images, Optional.of(text), notBefore, spellings, verify, idempotencyKey);
    }

    /** Returns this request with an earliest time to purge. */
    public PurgeRequest withNotBefore(Instant time) {
        return new PurgeRequest(urls, tags, images, reason, Optional.of(time), spellings, verify, idempotencyKey);
    }

    /** Returns this request with a choice of the spellings to purge. */
    public PurgeRequest withSpellings(Spellings wanted) {
        return new PurgeRequest(urls, tags, images, reason, notBefore, Optional.of(wanted), verify, idempotencyKey);
    }

    /**
     * Returns this request with or without a verification: visits to the first URLs after the purge, which show whether an edge
     * location still serves an old copy.
     */
    public PurgeRequest withVerify(boolean wanted) {
        return new PurgeRequest(urls, tags, images, reason, notBefore, spellings, Optional.of(wanted), idempotencyKey);
    }

    /**
     * Returns this request with your own key. Derive it from the event that triggers the purge, such as an object's version;
     * then repeated deliveries of the event are one purge.
     */
    public PurgeRequest withIdempotencyKey(String key) {
        return new PurgeRequest(urls, tags, images, reason, notBefore, spellings, verify, key);
    }

    /** Returns the number of URLs, tags and images, including duplicates. */
    public int size() {
        return urls.size() + tags.size() + images.size();
    }

    private static boolean wellFormed(String key) {
        return !key.isEmpty() && key.length() <= MAX_KEY_CHARS && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
