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
 * Entries of a distribution's queue as they are stored.
 *
 * @param size entries that a full page holds
 */
record QueuePage(List<Map<String, AttributeValue>> entries, int size) {

    /** Whether more may follow. */
    boolean full() {
        return entries.size() == size;
    }

    List<Claim> claims() {
        return entries.stream()
                // an entry that is just being removed may have lost its last item already
                .filter(entry -> entry.containsKey("waiting"))
                .map(entry -> new Claim(account(entry), new PurgeId(names(entry)[1]), numbers(entry, "waiting")))
                .toList();
    }

    AccountId lastAccount() {
        return account(entries.getLast());
    }

    String lastSort() {
        return text(entries.getLast(), Key.SORT);
    }

    private static AccountId account(Map<String, AttributeValue> entry) {
        return new AccountId(names(entry)[0]);
    }

    private static String[] names(Map<String, AttributeValue> entry) {
        return text(entry, Key.SORT).split("#", -1);
    }
}
