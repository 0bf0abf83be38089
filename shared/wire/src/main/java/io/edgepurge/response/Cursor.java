package io.edgepurge.response;

import io.edgepurge.domain.purge.PurgeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The cursor of the next page of a list. Its content is opaque to callers and may change. */
public final class Cursor {
    private Cursor() {}

    /** Returns the cursor of the page after a purge. */
    public static String after(PurgeId last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the last purge of the previous page; empty if the cursor is invalid. */
    public static Optional<PurgeId> read(String cursor) {
        try {
            return PurgeId.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
