package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A page of stored entries of a distribution's queue.
 *
 * @param size the maximum number of entries
 */
record QueuePage(List<Map<String, AttributeValue>> entries, int size) {
    /** The attribute of entries without a start time, which wait for no clock. */
    static final String NO_START_TIME = "noStartTime";

    /** The attribute of entries some of whose items are visited after their purge. */
    static final String VERIFY = "verify";

    /** Sorts after every purge id. */
    private static final String AFTER_ALL_PURGES = "~";

    /** Returns true if more entries may follow. */
    boolean full() {
        return entries.size() == size;
    }

    List<Entry> waiting() {
        return entries.stream()
                // an entry without items is about to be deleted
                .filter(entry -> entry.containsKey("waiting"))
                .map(entry -> new Entry(
                        laneOf(entry),
                        new Claim(laneOf(entry).account(), purge(entry), numbers(entry, "waiting"))
                                .withVerify(entry.containsKey(VERIFY)),
                        entry.containsKey(NO_START_TIME)))
                .toList();
    }

    Lane lastLane() {
        return laneOf(entries.getLast());
    }

    String lastSort() {
        return text(entries.getLast(), Key.SORT);
    }

    private static Lane laneOf(Map<String, AttributeValue> entry) {
        boolean wildcards = keyParts(entry)[1].startsWith(Key.WILDCARDS);
        return new Lane(
                new AccountId(keyParts(entry)[0]), wildcards ? InProgressLimit.WILDCARDS : InProgressLimit.FILES);
    }

    private static PurgeId purge(Map<String, AttributeValue> entry) {
        String marked = keyParts(entry)[1];
        return new PurgeId(marked.startsWith(Key.WILDCARDS) ? marked.substring(Key.WILDCARDS.length()) : marked);
    }

    private static String[] keyParts(Map<String, AttributeValue> entry) {
        return text(entry, Key.SORT).split("#", -1);
    }

    /** The files or the wildcards of one account. */
    record Lane(AccountId account, InProgressLimit limit) {
        /** Returns a sort key after all entries of this lane and before those of the next one. */
        String end() {
            return account + "#" + (limit == InProgressLimit.WILDCARDS ? Key.WILDCARDS : "") + AFTER_ALL_PURGES;
        }
    }

    /** A stored entry: items of a purge, which may have to wait until the timestamp of its id. */
    record Entry(Lane lane, Claim claim, boolean immediate) {}
}
