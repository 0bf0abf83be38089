package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maybeText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;
import static io.edgepurge.aws.Attributes.yes;

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
 * The states of a purge's items on one distribution, as one item with an attribute for each item that is no longer merely
 * queued: {@code i7} is the state of item 7. Short names, because a condition names up to 100 of them and may take 4 KB.
 */
final class StoredItemStates {
    private static final String ENDED = "e";
    private static final String LEFT_THE_QUEUE = "q";

    private StoredItemStates() {}

    /** The update that gives all these items one state. */
    static String update(Collection<Integer> items) {
        return items.stream().map(item -> "i" + item + "=:s").collect(Collectors.joining(",", "SET ", ""));
    }

    /** The condition that each of these items may go on to a state. */
    static String allMayBecome(PurgeStatus next, Collection<Integer> items) {
        return items.stream()
                .map(item -> "attribute_not_exists(i" + item + "." + barrier(next) + ")")
                .collect(Collectors.joining(" AND "));
    }

    /** Whether an item may go on to a state. */
    static boolean mayBecome(PurgeStatus next, Map<String, AttributeValue> states, int item) {
        AttributeValue state = states.get("i" + item);
        return state == null || !state.m().containsKey(barrier(next));
    }

    /** The mark that keeps an item from a state: what has ended stays as it is, and nothing goes back to the queue. */
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
            stored.put(LEFT_THE_QUEUE, yes());
        }
        if (state.status().isTerminal()) {
            stored.put(ENDED, yes());
        }
        return Attributes.map(stored);
    }

    /** The states in a stored item, by item index. */
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
                maybeText(state, "submittedAt").map(Instant::parse),
                maybeText(state, "invalidation"),
                maybeText(state, "carriedBy").map(InvalidationPath::new),
                maybeText(state, "reason"));
    }
}
