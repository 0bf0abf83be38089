package io.edgepurge.local.edge;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** An answer of the origin, kept. */
record CachedObject(Content content, Set<String> tags, Instant storedAt, Duration timeToLive) {
    /** The array is shared and must not be written to: objects are megabytes and served many times. */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(HttpHeaders headers, byte[] body) {}

    boolean isFreshAt(Instant now) {
        return now.isBefore(storedAt.plus(timeToLive));
    }

    Duration ageAt(Instant now) {
        return Duration.between(storedAt, now);
    }

    int bytes() {
        return content.body().length;
    }
}
