package io.edgepurge.aws;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearingPosition;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a distribution's clearance partition: a purge that waits for origin caches, or the retry time of an endpoint. The
 * retry time sorts before the endpoint's purges.
 */
record ClearanceItem(Map<String, AttributeValue> attributes) {
    /** Sorts after every purge id. */
    private static final String AFTER_ALL_PURGES = "#~";

    private static final int PARTS_OF_A_PURGE_KEY = 3;

    String sort() {
        return Attributes.text(attributes, Key.SORT);
    }

    /** Returns the account and the endpoint from the sort key. */
    String backlogKey() {
        List<String> parts = keyParts();
        return parts.get(0) + "#" + parts.get(1);
    }

    boolean belongsTo(Backlog backlog) {
        return backlogKey().equals(Key.backlog(backlog).sort());
    }

    String endpoint() {
        return Attributes.text(attributes, "endpoint");
    }

    Optional<Instant> tryAfter() {
        return Attributes.optionalText(attributes, "tryAfter").map(Instant::parse);
    }

    /** Returns the position after which to continue, if this is the retry time of an endpoint. */
    Optional<ClearingPosition> resumeAfter() {
        return Optional.ofNullable(attributes.get("resumeAfter"))
                .map(AttributeValue::m)
                .map(position -> new ClearingPosition(
                        Attributes.optionalText(position, "before").map(PurgeId::new),
                        new PurgeId(Attributes.text(position, "purge")),
                        Attributes.wholeNumber(position, "item")));
    }

    static AttributeValue write(ClearingPosition position) {
        Map<String, AttributeValue> stored = new HashMap<>();
        position.before().ifPresent(purge -> stored.put("before", Attributes.text(purge.value())));
        stored.put("purge", Attributes.text(position.purge().value()));
        stored.put("item", Attributes.number(position.item()));
        return Attributes.map(stored);
    }

    /** Returns the items that wait; empty if this is the retry time of an endpoint. */
    Optional<Claim> claim() {
        List<String> parts = keyParts();
        return parts.size() < PARTS_OF_A_PURGE_KEY
                ? Optional.empty()
                : Optional.of(new Claim(
                                new AccountId(parts.get(0)),
                                new PurgeId(parts.get(2)),
                                Attributes.numbers(attributes, "uncleared"))
                        .withVerify(attributes.containsKey(QueuePage.VERIFY)));
    }

    Optional<PendingClearance> uncleared() {
        return claim().map(claim -> new PendingClearance(
                claim,
                !attributes.containsKey(QueuePage.NO_START_TIME),
                Attributes.optionalText(attributes, "triedSince").map(Instant::parse)));
    }

    /** Returns the sort key to continue after: skips the endpoint's other purges if this is a purge. */
    String nextKindAfter() {
        return keyParts().size() < PARTS_OF_A_PURGE_KEY ? sort() : backlogKey() + AFTER_ALL_PURGES;
    }

    private List<String> keyParts() {
        return Arrays.asList(sort().split("#", -1));
    }
}
