package io.edgepurge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
public record ApiResponse(int status, Map<String, String> headers, String body) {
    private static final int NOT_MODIFIED = 304;

    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns a response with a JSON body that caches must not store, because it belongs to one account and changes. */
    public static ApiResponse of(int status, String contentType, JsonNode body) {
        return new ApiResponse(status, Map.of(), body.toString())
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-store");
    }

    /** Returns an {@code application/json} response. */
    public static ApiResponse json(int status, JsonNode body) {
        return of(status, "application/json", body);
    }

    /** Returns a copy with the ETag of the body. */
    public ApiResponse withETag() {
        return with("ETag", '"' + sha256(body).substring(0, 32) + '"').with("Cache-Control", "private, no-cache");
    }

    /**
     * Returns a copy with the ETag of the body, or 304 without a body if the request names that ETag.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, If-None-Match</a>
     */
    public ApiResponse withETagFor(ApiRequest request) {
        ApiResponse tagged = withETag();
        String tag = tagged.headers().get("ETag");
        boolean known = request.header("If-None-Match")
                .filter(tags -> Arrays.stream(tags.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*")))
                .isPresent();
        return known ? new ApiResponse(NOT_MODIFIED, tagged.headers(), "") : tagged;
    }

    /** Returns a copy with a header added or replaced. */
    public ApiResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** Returns a copy with headers added or replaced. */
    public ApiResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new ApiResponse(status, all, body);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
