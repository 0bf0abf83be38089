package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a caller asks for, unchecked: URLs to be gone from the edge. */
public record PurgeRequest(
        Caller caller, PurgeSource source, List<String> urls, Optional<IdempotencyKey> idempotencyKey) {
    public PurgeRequest {
        urls = List.copyOf(urls);
    }

    /** Equal for requests with the same URLs in the same order, and only for those. */
    String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            urls.forEach(url -> sha256.update((url.length() + ":" + url).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
