package io.edgepurge.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Selects the purges of an account to list. Each method returns a changed copy. */
public final class PurgeQuery {
    private final Map<String, String> parameters;

    private PurgeQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Selects all purges, newest first. */
    public static PurgeQuery all() {
        return new PurgeQuery(Map.of());
    }

    /** Sorts by age, oldest first. */
    public PurgeQuery oldestFirst() {
        return with("order", "asc");
    }

    /** Sets the page size, from 1 to 100 (default: 20). */
    public PurgeQuery limit(int purges) {
        return with("limit", Integer.toString(purges));
    }

    /** Continues a list; see {@link PurgePage#next}. */
    public PurgeQuery cursor(String cursor) {
        return with("cursor", cursor);
    }

    /** Selects purges with this status. */
    public PurgeQuery status(PurgeStatus status) {
        return with("status", status.word());
    }

    /** Selects purges from this source, such as {@code api}, {@code imagekit} or {@code invoke}. */
    public PurgeQuery source(String source) {
        return with("source", source);
    }

    /** Selects purges whose worst result of a visit is this one. */
    public PurgeQuery verification(VerificationResult result) {
        return with("verification", result.word());
    }

    /** Selects purges accepted at this time or later. */
    public PurgeQuery from(Instant time) {
        return with("from", time.toString());
    }

    /** Selects purges accepted before this time. */
    public PurgeQuery to(Instant time) {
        return with("to", time.toString());
    }

    /** Selects purges with this ID, or with a URL or tag that starts with this text. */
    public PurgeQuery matching(String text) {
        return with("q", text);
    }

    private PurgeQuery with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new PurgeQuery(more);
    }

    /** Returns the query string with its question mark; empty if there are no parameters. */
    String queryString() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
