package io.edgepurge.local.edge;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A cached origin response. */
record CachedObject(Content content, Set<String> tags, Instant storedAt, Duration timeToLive) {
    /** The array is shared and must not be modified. Objects can be megabytes in size and are served many times. */
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
