package io.edgepurge.domain.reconcile;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** When a distribution, or a plan, wants to be looked at again: not at all, or after a while. */
record Outlook(Optional<Duration> again) {
    static final Outlook NOTHING_LEFT = new Outlook(Optional.empty());

    static final Outlook NOW = new Outlook(Optional.of(Duration.ZERO));

    static Outlook in(Duration wait) {
        return new Outlook(Optional.of(wait));
    }

    boolean isNow() {
        return again.filter(Duration.ZERO::equals).isPresent();
    }

    /** The sooner of both. */
    Outlook or(Outlook other) {
        return new Outlook(
                Stream.of(again, other.again).flatMap(Optional::stream).min(Duration::compareTo));
    }
}
