package io.edgepurge.testing;

import java.util.Optional;

/**
 * One line of the table that every door keeps.
 *
 * @param accepted whether the URL is purgeable; if not, it is refused
 * @param url what a caller sends
 * @param expected the path that goes into the invalidation, or the code of the rule that refuses the URL
 * @param suggestion the URL that would do, if the URL is refused and there is one
 * @param why for the name of a test
 */
public record UrlCase(boolean accepted, String url, String expected, Optional<String> suggestion, String why) {
    private static final int SHOWN_CHARS = 80;

    @Override
    public String toString() {
        String shown = url.length() > SHOWN_CHARS ? url.substring(0, SHOWN_CHARS) + "…" : url;
        return (accepted ? "accept " : "refuse ") + shown + " (" + why + ")";
    }
}
