package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.reconcile.InvalidationPlan.Hold;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a distribution, or a plan, wants to be looked at again: not at all, or after a while.
 *
 * @param hold why CloudFront hears of nothing at the moment, if it does not
 */
record Outlook(Optional<Duration> again, Optional<Hold> hold) {
    static final Outlook NOTHING_LEFT = new Outlook(Optional.empty(), Optional.empty());

    static final Outlook NOW = in(Duration.ZERO);

    static Outlook in(Duration wait) {
        return new Outlook(Optional.of(wait), Optional.empty());
    }

    static Outlook held(Hold hold, Duration wait) {
        return new Outlook(Optional.of(wait), Optional.of(hold));
    }

    boolean isNow() {
        return again.filter(Duration.ZERO::equals).isPresent();
    }

    /** The sooner of both. */
    Outlook or(Outlook other) {
        return new Outlook(
                Stream.of(again, other.again).flatMap(Optional::stream).min(Duration::compareTo), hold.or(other::hold));
    }
}
