package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response, whole. */
public record ApiResponse(int status, Map<String, String> headers, String body) {
    private static final int NOT_MODIFIED = 304;

    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A JSON body that no cache keeps: it is one account's, and tomorrow another. */
    static ApiResponse of(int status, String contentType, JsonNode body) {
        return new ApiResponse(status, Map.of(), body.toString())
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-store");
    }

    static ApiResponse json(int status, JsonNode body) {
        return of(status, "application/json", body);
    }

    /** The same answer with a tag of its content. */
    ApiResponse tagged() {
        return with("ETag", '"' + sha256(body).substring(0, 32) + '"').with("Cache-Control", "private, no-cache");
    }

    /**
     * The same answer with a tag of its content; nothing but the tag for a caller who has that content.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, If-None-Match</a>
     */
    ApiResponse taggedFor(ApiRequest call) {
        ApiResponse tagged = tagged();
        String tag = tagged.headers().get("ETag");
        boolean known = call.header("If-None-Match")
                .filter(tags -> Arrays.stream(tags.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*")))
                .isPresent();
        return known ? new ApiResponse(NOT_MODIFIED, tagged.headers(), "") : tagged;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same answer with one header more, or with another value of it. */
    public ApiResponse with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same answer with more headers, or with other values of them. */
    public ApiResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new ApiResponse(status, all, body);
    }
}
