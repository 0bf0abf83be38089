package io.edgepurge.testing;

import java.util.Optional;

/**
 * A test case that holds for every way to request a purge.
 *
 * @param accepted true if the URL is purgeable
 * @param url the requested URL
 * @param expected the invalidation path, or the code of the broken rule
 * @param suggestion the suggested URL of a refusal, if there is one
 * @param why the reason, for the name of the test
 */
public record UrlCase(boolean accepted, String url, String expected, Optional<String> suggestion, String why) {
    private static final int SHOWN_CHARS = 80;

    @Override
    public String toString() {
        String shown = url.length() > SHOWN_CHARS ? url.substring(0, SHOWN_CHARS) + "…" : url;
        return (accepted ? "accept " : "refuse ") + shown + " (" + why + ")";
    }
}
