package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.trueValue;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the states of a purge's items on one distribution to a DynamoDB item and back. Attribute {@code i7} is the state of
 * item 7; a queued item may have none.
 *
 * <p>Attribute names are short, because a condition of at most 4 KB contains up to 100 of them.
 */
final class StoredItemStates {
    private static final String ENDED = "e";
    private static final String LEFT_THE_QUEUE = "q";

    private StoredItemStates() {}

    /** Returns the update expression that gives all items the same state. */
    static String update(Collection<Integer> items) {
        return items.stream().map(item -> "i" + item + "=:s").collect(Collectors.joining(",", "SET ", ""));
    }

    /** Returns the condition that every item may change to a status. */
    static String allMayBecome(PurgeStatus next, Collection<Integer> items) {
        return items.stream()
                .map(item -> "attribute_not_exists(i" + item + "." + barrier(next) + ")")
                .collect(Collectors.joining(" AND "));
    }

    /** Returns true if an item may change to a status. */
    static boolean mayBecome(PurgeStatus next, Map<String, AttributeValue> states, int item) {
        AttributeValue state = states.get("i" + item);
        return state == null || !state.m().containsKey(barrier(next));
    }

    /** Returns the marker that blocks a status: an ended item never changes, and no item returns to the queue. */
    private static String barrier(PurgeStatus next) {
        return next == PurgeStatus.QUEUED ? LEFT_THE_QUEUE : ENDED;
    }

    static AttributeValue write(ItemState state) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put("status", text(state.status().word()));
        stored.put("since", time(state.since()));
        state.submittedAt().ifPresent(at -> stored.put("submittedAt", time(at)));
        state.invalidation().ifPresent(id -> stored.put("invalidation", text(id)));
        state.carriedBy().ifPresent(wildcard -> stored.put("carriedBy", text(wildcard.value())));
        state.reason().ifPresent(reason -> stored.put("reason", text(reason)));
        if (state.status() != PurgeStatus.QUEUED) {
            stored.put(LEFT_THE_QUEUE, trueValue());
        }
        if (state.status().isTerminal()) {
            stored.put(ENDED, trueValue());
        }
        return Attributes.map(stored);
    }

    /** Returns the states in a stored item by item index. */
    static Map<Integer, ItemState> read(Map<String, AttributeValue> item) {
        Map<Integer, ItemState> states = new HashMap<>();
        item.forEach((name, value) -> {
            if (name.matches("i[0-9]+")) {
                states.put(Integer.valueOf(name.substring(1)), readState(value.m()));
            }
        });
        return states;
    }

    private static ItemState readState(Map<String, AttributeValue> state) {
        return new ItemState(
                PurgeStatus.ofWord(text(state, "status")),
                time(state, "since"),
                optionalText(state, "submittedAt").map(Instant::parse),
                optionalText(state, "invalidation"),
                optionalText(state, "carriedBy").map(InvalidationPath::new),
                optionalText(state, "reason"));
    }
}
