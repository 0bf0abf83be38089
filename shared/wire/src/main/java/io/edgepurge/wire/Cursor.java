package io.edgepurge.wire;

import io.edgepurge.domain.purge.PurgeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a list goes on. What is in it is nobody's business: it may be another thing tomorrow. */
final class Cursor {
    private Cursor() {}

    static String behind(PurgeId last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.value().getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing if we never wrote such a cursor. */
    static Optional<PurgeId> read(String cursor) {
        try {
            return PurgeId.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
