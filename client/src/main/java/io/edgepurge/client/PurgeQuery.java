package io.edgepurge.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which purges of an account to list. Each method answers a query that asks for more, or for less. */
public final class PurgeQuery {
    private final Map<String, String> parameters;

    private PurgeQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** All of them, latest first. */
    public static PurgeQuery all() {
        return new PurgeQuery(Map.of());
    }

    /** Earliest first. */
    public PurgeQuery earliestFirst() {
        return with("order", "asc");
    }

    /** So many on a page, from 1 to 100; 20 unless asked. */
    public PurgeQuery limit(int purges) {
        return with("limit", Integer.toString(purges));
    }

    /** @param next of the page before */
    public PurgeQuery after(String next) {
        return with("cursor", next);
    }

    /** Those that stand so. */
    public PurgeQuery status(PurgeStatus status) {
        return with("status", status.word());
    }

    /** Those that came in through one door: {@code api}, {@code imagekit}, {@code invoke}. */
    public PurgeQuery source(String source) {
        return with("source", source);
    }

    /** Those accepted at that time or later. */
    public PurgeQuery from(Instant time) {
        return with("from", time.toString());
    }

    /** Those accepted before that time. */
    public PurgeQuery to(Instant time) {
        return with("to", time.toString());
    }

    /** Those with this id, or with a URL or tag that begins so. */
    public PurgeQuery matching(String text) {
        return with("q", text);
    }

    private PurgeQuery with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new PurgeQuery(more);
    }

    /** With its question mark, or nothing. */
    String text() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
