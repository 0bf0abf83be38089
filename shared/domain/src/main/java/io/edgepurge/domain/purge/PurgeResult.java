package io.edgepurge.domain.purge;

import io.edgepurge.domain.url.CheckResult;
import io.edgepurge.domain.url.RequestedTag;
import java.util.List;
import java.util.Optional;

/** What the desk says to a request. Unless it is {@link Accepted}, nothing was recorded and nothing charged. */
public sealed interface PurgeResult {

    /**
     * It is recorded and charged, now or when the same request came before.
     *
     * @param duplicates items of the request that an earlier one makes superfluous; they are not charged
     * @param quota what is left, unless it could not be read just now
     */
    record Accepted(PurgeProgress progress, List<Duplicate> duplicates, Optional<QuotaReading> quota)
            implements PurgeResult {
        public Accepted {
            duplicates = List.copyOf(duplicates);
        }
    }

    /** Some items cannot be purged: all of them are named, and the others were not purged either. */
    record ItemsRefused(List<RefusedItem> items) implements PurgeResult {
        public ItemsRefused {
            items = List.copyOf(items);
        }
    }

    /** The key may not have some items purged: all of them are named, and the others were not purged either. */
    record ItemsForbidden(List<RefusedItem> items) implements PurgeResult {
        public ItemsForbidden {
            items = List.copyOf(items);
        }
    }

    /**
     * The request as a whole cannot be accepted.
     *
     * @param field the one to change
     */
    record RequestRefused(RequestRule rule, String field, String sentence) implements PurgeResult {
        /** Where the rule is always about the same field. */
        public RequestRefused(RequestRule rule, String sentence) {
            this(rule, rule.field(), sentence);
        }
    }

    /**
     * The month does not hold that many more.
     *
     * @param asked units that the request takes
     */
    record QuotaExceeded(QuotaReading quota, int asked) implements PurgeResult {}

    /** The idempotency key belongs to another request. */
    record KeyTaken(IdempotencyKey key) implements PurgeResult {}

    /** Too many requests of the account at the same moment; again in a second. */
    record Busy() implements PurgeResult {}

    /** The item at {@code index} asks for what the one at {@code first} asks for. Both count from 0. */
    record Duplicate(int index, int first) {}

    /** One refused item, as the caller wrote it, and its place in the request, counted from 0, tags after URLs. */
    sealed interface RefusedItem {
        int index();

        CheckResult.Refused refusal();
    }

    /** A refused URL. */
    record RefusedUrl(int index, String url, CheckResult.Refused refusal) implements RefusedItem {}

    /**
     * A refused tag.
     *
     * @param place in the list of tags, counted from 0
     */
    record RefusedTag(int index, int place, RequestedTag tag, CheckResult.Refused refusal) implements RefusedItem {}
}
