package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.url.RequestedTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks for, unchecked: URLs and tags to be gone from the edge.
 *
 * @param tags each stands for every object that carries it
 */
public record PurgeRequest(
        Caller caller,
        PurgeSource source,
        List<String> urls,
        List<RequestedTag> tags,
        Optional<IdempotencyKey> idempotencyKey) {
    public PurgeRequest {
        urls = List.copyOf(urls);
        tags = List.copyOf(tags);
    }

    /** How many items it names, repetitions included. */
    int size() {
        return urls.size() + tags.size();
    }

    /** Equal for requests with the same URLs and tags in the same order, and only for those. */
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
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
}
