package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The rejected invalidations of an account.
 *
 * @param calls their number, each at most {@link Rejections#MEMORY} after the one before
 * @param turn time of the last call for the account alone, whatever its result
 * @param tags hash codes of different tags that were rejected alone, with the time
 */
public record RejectionTally(int calls, Instant last, Instant turn, Map<Integer, Instant> tags) {
    public RejectionTally {
        tags = Map.copyOf(tags);
    }

    static RejectionTally first(Instant now) {
        return new RejectionTally(1, now, now, Map.of());
    }

    RejectionTally plus(Instant now) {
        return new RejectionTally(calls + 1, now, now, tags);
    }

    RejectionTally withTurn(Instant now) {
        return new RejectionTally(calls, last, now, tags);
    }

    RejectionTally withoutTags() {
        return new RejectionTally(calls, last, turn, Map.of());
    }

    /** Returns the tally with another tag. As many as are needed as evidence are kept, which bounds its size. */
    RejectionTally plusTag(InvalidationPath tag, Instant now) {
        Map<Integer, Instant> next = new HashMap<>();
        next.put(tag.value().hashCode(), now);
        tags.entrySet().stream()
                .filter(one -> one.getKey() != tag.value().hashCode() && isInMemory(one.getValue(), now))
                .sorted(Map.Entry.<Integer, Instant>comparingByValue().reversed())
                .limit(Rejections.TAGS_AS_EVIDENCE - 1L)
                .forEach(one -> next.put(one.getKey(), one.getValue()));
        return new RejectionTally(calls, last, turn, next);
    }

    long rejectedTags(Instant now) {
        return tags.values().stream().filter(at -> isInMemory(at, now)).count();
    }

    boolean isRecent(Instant now) {
        return isInMemory(last, now);
    }

    private static boolean isInMemory(Instant at, Instant now) {
        return now.isBefore(at.plus(Rejections.MEMORY));
    }
}
