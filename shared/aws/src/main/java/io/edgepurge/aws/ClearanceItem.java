package io.edgepurge.aws;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the partition where purges wait for origin caches: a purge, or what stands before those of an endpoint. */
record ClearanceItem(Map<String, AttributeValue> attributes) {
    /** Sorts after every purge id. */
    private static final String BEHIND_ALL_PURGES = "#~";

    private static final int NAMES_OF_A_PURGE = 3;

    String sort() {
        return Attributes.text(attributes, Key.SORT);
    }

    /** The account and the endpoint, as they stand in the sort key. */
    String place() {
        List<String> names = names();
        return names.get(0) + "#" + names.get(1);
    }

    boolean isOf(Backlog backlog) {
        return place().equals(Key.backlog(backlog).sort());
    }

    String endpoint() {
        return Attributes.text(attributes, "endpoint");
    }

    Optional<Instant> tryAfter() {
        return Attributes.maybeText(attributes, "tryAfter").map(Instant::parse);
    }

    /** The items that wait, if this is a purge. */
    Optional<Claim> claim() {
        List<String> names = names();
        return names.size() < NAMES_OF_A_PURGE
                ? Optional.empty()
                : Optional.of(new Claim(
                        new AccountId(names.get(0)),
                        new PurgeId(names.get(2)),
                        Attributes.numbers(attributes, "uncleared")));
    }

    Optional<PendingClearance> uncleared() {
        return claim().map(claim -> new PendingClearance(
                claim, Attributes.maybeText(attributes, "triedSince").map(Instant::parse)));
    }

    /** A sort key after which something else begins: other endpoints after a purge, its purges after an endpoint. */
    String behindItsKind() {
        return names().size() < NAMES_OF_A_PURGE ? sort() : place() + BEHIND_ALL_PURGES;
    }

    private List<String> names() {
        return Arrays.asList(sort().split("#", -1));
    }
}
