package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.RequestedTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An unvalidated description of a purge.
 *
 * @param tags each selects every object that has the tag
 * @param images URLs of original images, each purged with its variants
 */
public record PurgeSpec(List<String> urls, List<RequestedTag> tags, List<String> images, PurgeOptions options) {
    public PurgeSpec {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
        images = List.copyOf(images);
    }

    /** Creates a spec without images. */
    public PurgeSpec(List<String> urls, List<RequestedTag> tags, PurgeOptions options) {
        this(urls, tags, List.of(), options);
    }

    /** Returns a spec with URLs and no options. */
    public static PurgeSpec urls(List<String> urls) {
        return new PurgeSpec(urls, List.of(), PurgeOptions.NONE);
    }

    /** Returns a spec with images and no options. */
    public static PurgeSpec images(List<String> images) {
        return new PurgeSpec(List.of(), List.of(), images, PurgeOptions.NONE);
    }

    /** Returns the number of items, including duplicates. */
    public int size() {
        return urls.size() + tags.size() + images.size();
    }

    /** Returns a hash of the URLs, tags and images in their order and of the options. */
    String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            urls.forEach(url -> add(sha256, url));
            // A separator between lists: each text starts with its length, which is never negative.
            sha256.update("-".getBytes(StandardCharsets.UTF_8));
            tags.forEach(tag -> {
                add(sha256, tag.endpoint());
                add(sha256, tag.tag());
            });
            sha256.update("-".getBytes(StandardCharsets.UTF_8));
            options.fingerprintParts().forEach(part -> add(sha256, part));
            if (!images.isEmpty()) {
                // only if set, or a request repeated across an update would not match its idempotency key
                sha256.update("-".getBytes(StandardCharsets.UTF_8));
                images.forEach(image -> add(sha256, image));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
}
