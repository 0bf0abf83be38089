package io.edgepurge.domain.purge;

import java.util.List;

/** The reason why a request is refused. Nothing was recorded or charged. */
public sealed interface Refusal extends PurgeResult {
    /** Some items break a rule. The refusal lists all of them; valid items are not purged either. */
    record ItemsRefused(List<RefusedItem> items) implements Refusal {
        public ItemsRefused {
            items = List.copyOf(items);
        }
    }

    /** The API key may not purge some items. The refusal lists all of them; the other items are not purged either. */
    record ItemsForbidden(List<RefusedItem> items) implements Refusal {
        public ItemsForbidden {
            items = List.copyOf(items);
        }
    }

    /**
     * The request as a whole breaks a rule.
     *
     * @param field the field to change
     */
    record RequestRefused(RequestRule rule, String field, String sentence) implements Refusal {
        /** Names the field that the rule is about. */
        public RequestRefused(RequestRule rule, String sentence) {
            this(rule, rule.field(), sentence);
        }
    }

    /**
     * The monthly quota of the account, or the key's share of it, is too low.
     *
     * @param requested units that the request takes
     */
    record QuotaExceeded(QuotaReading quota, int requested) implements Refusal {}

    /** The idempotency key was used with a different request. */
    record KeyTaken(IdempotencyKey key) implements Refusal {}

    /** Too many concurrent requests of the account. The caller retries after a second. */
    record Busy() implements Refusal {}
}
