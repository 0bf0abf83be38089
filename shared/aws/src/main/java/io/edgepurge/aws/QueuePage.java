package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.account.AccountId;
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

    /** Returns true if more entries may follow. */
    boolean full() {
        return entries.size() == size;
    }

    List<Claim> claims() {
        return entries.stream()
                // an entry without items is about to be deleted
                .filter(entry -> entry.containsKey("waiting"))
                .map(entry -> new Claim(account(entry), new PurgeId(keyParts(entry)[1]), numbers(entry, "waiting")))
                .toList();
    }

    AccountId lastAccount() {
        return account(entries.getLast());
    }

    String lastSort() {
        return text(entries.getLast(), Key.SORT);
    }

    private static AccountId account(Map<String, AttributeValue> entry) {
        return new AccountId(keyParts(entry)[0]);
    }

    private static String[] keyParts(Map<String, AttributeValue> entry) {
        return text(entry, Key.SORT).split("#", -1);
    }
}
