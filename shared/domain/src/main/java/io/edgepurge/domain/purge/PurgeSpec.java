package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.RequestedTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a caller wants purged, unchecked.
 *
 * @param tags each stands for every object that carries it
 * @param reason why, in the caller's own words
 * @param notBefore when, if not at once
 */
public record PurgeSpec(
        List<String> urls, List<RequestedTag> tags, Optional<String> reason, Optional<Instant> notBefore) {
    public PurgeSpec {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
    }

    /** URLs, at once and without a reason. */
    public static PurgeSpec urls(List<String> urls) {
        return new PurgeSpec(urls, List.of(), Optional.empty(), Optional.empty());
    }

    /** How many items it names, repetitions included. */
    public int size() {
        return urls.size() + tags.size();
    }

    /** Equal for the same URLs and tags in the same order, for the same reason and time, and only for those. */
    String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            urls.forEach(url -> add(sha256, url));
            // no text has a negative length
            sha256.update("-".getBytes(StandardCharsets.UTF_8));
            tags.forEach(tag -> {
                add(sha256, tag.endpoint());
                add(sha256, tag.tag());
            });
            sha256.update("-".getBytes(StandardCharsets.UTF_8));
            add(sha256, reason.orElse(""));
            add(sha256, notBefore.map(Instant::toString).orElse(""));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
}
