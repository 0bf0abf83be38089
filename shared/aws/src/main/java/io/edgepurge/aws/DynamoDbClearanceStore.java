package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What waits for origin caches: one partition a distribution, sorted by account, then endpoint, then the age of the purge.
 * Before the purges of an endpoint stands when they may be tried next, if that is not at once.
 */
final class DynamoDbClearanceStore implements ClearanceStore {
    private static final int PAGE = 100;

    private final Table table;
    private final PurgeCompletion ends;

    DynamoDbClearanceStore(Table table) {
        this.table = table;
        this.ends = new PurgeCompletion(table);
    }

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        Map<String, Instant> tryAfter = new LinkedHashMap<>();
        Map<String, Backlog> backlogs = new LinkedHashMap<>();
        List<ClearanceItem> page = page(distribution, " ", PAGE);
        while (!page.isEmpty()) {
            for (ClearanceItem item : page) {
                item.tryAfter().ifPresent(at -> tryAfter.put(item.place(), at));
                item.claim()
                        .ifPresent(claim -> backlogs.computeIfAbsent(
                                item.place(),
                                place -> new Backlog(
                                        distribution,
                                        claim.account(),
                                        item.endpoint(),
                                        Optional.ofNullable(tryAfter.get(place)))));
            }
            // whatever else there is of an endpoint that was met with already tells nothing new
            page = page.size() < PAGE
                    ? List.of()
                    : page(distribution, page.getLast().behindItsKind(), PAGE);
        }
        return List.copyOf(backlogs.values());
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        Key key = Key.backlog(read);
        Map<String, AttributeValue> values =
                read.tryAfter().map(at -> Map.of(":read", time(at))).orElse(Map.of());
        String unmoved = read.tryAfter().isPresent() ? "tryAfter = :read" : "attribute_not_exists(tryAfter)";
        return next.map(at -> table.update(new Change(
                                key, "SET tryAfter = :next", unmoved, Attributes.and(values, ":next", time(at))))
                        .isPresent())
                .orElseGet(() -> table.delete(key, unmoved, values));
    }

    @Override
    public List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most) {
        String last = after.map(purge -> Key.uncleared(backlog, purge).sort())
                .orElse(Key.backlog(backlog).sort() + "#");
        List<PendingClearance> live = List.of();
        boolean more = true;
        while (live.isEmpty() && more) {
            List<ClearanceItem> page = page(backlog.distribution(), last, most);
            List<ClearanceItem> ofBacklog =
                    page.stream().filter(item -> item.isOf(backlog)).toList();
            more = page.size() == most && ofBacklog.size() == most;
            live = live(backlog, ofBacklog);
            last = more ? page.getLast().sort() : last;
        }
        return live;
    }

    /** Without the purges that were cancelled, which wait no longer. */
    private List<PendingClearance> live(Backlog backlog, List<ClearanceItem> items) {
        Map<String, PendingClearance> waiting = items.stream()
                .flatMap(item -> item.uncleared().stream())
                .collect(Collectors.toMap(
                        entry ->
                                Key.purge(entry.claim().account(), entry.claim().purge()),
                        entry -> entry,
                        (one, same) -> one,
                        LinkedHashMap::new));
        List<Key> cancels = waiting.values().stream()
                .map(entry ->
                        Key.cancelled(entry.claim().account(), entry.claim().purge()))
                .toList();
        for (Map<String, AttributeValue> cancel : table.getAll(cancels)) {
            Optional.ofNullable(waiting.remove(Attributes.text(cancel, Key.PARTITION)))
                    .ifPresent(entry -> table.delete(
                            Key.uncleared(backlog, entry.claim().purge()), "attribute_exists(pk)", Map.of()));
        }
        return List.copyOf(waiting.values());
    }

    @Override
    public void tried(Backlog backlog, PendingClearance read, Instant at) {
        table.update(new Change(
                Key.uncleared(backlog, read.claim().purge()),
                "SET triedSince = if_not_exists(triedSince, :at)",
                "attribute_exists(pk)",
                Map.of(":at", time(at))));
    }

    @Override
    public boolean cleared(Backlog backlog, PendingClearance read, Set<Integer> items) {
        Claim claim = read.claim();
        TransactWriteItem queue = TransactWriteItem.builder()
                .update(write -> write.tableName(table.name())
                        .key(Key.queued(backlog.distribution(), claim.account(), claim.purge())
                                .attributes())
                        .updateExpression("ADD waiting :items")
                        .expressionAttributeValues(Map.of(":items", numbers(items))))
                .build();
        return decided(List.of(notCancelled(claim), take(backlog, claim, items), queue));
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        Claim claim = read.claim();
        Purge purge = table.get(Key.request(claim.account(), claim.purge()))
                .map(StoredPurge::read)
                .orElseThrow(() -> new IllegalStateException("there is no purge " + claim.purge()));
        Key state = Key.state(claim.account(), claim.purge(), backlog.distribution());
        boolean givenUp = decided(List.of(
                notCancelled(claim),
                take(backlog, claim, items),
                DynamoDbItemStore.change(state, items, failed).in(table),
                StoredUsage.refund(purge, items.size()).in(table),
                DynamoDbPlanStore.oneMoreDecision(backlog.distribution()).in(table)));
        if (givenUp) {
            ends.record(claim);
        }
        return givenUp;
    }

    private TransactWriteItem take(Backlog backlog, Claim read, Set<Integer> items) {
        Key key = Key.uncleared(backlog, read.purge());
        Map<String, AttributeValue> asRead = Map.of(":read", numbers(read.items()));
        return read.without(items)
                .map(rest -> new Change(
                                key,
                                "DELETE uncleared :items",
                                "uncleared = :read",
                                Attributes.and(asRead, ":items", numbers(items)))
                        .in(table))
                .orElseGet(() -> TransactWriteItem.builder()
                        .delete(write -> write.tableName(table.name())
                                .key(key.attributes())
                                .conditionExpression("uncleared = :read")
                                .expressionAttributeValues(asRead))
                        .build());
    }

    private TransactWriteItem notCancelled(Claim claim) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table.name())
                        .key(Key.cancelled(claim.account(), claim.purge()).attributes())
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    /** False if something was not as read; others in the way are waited out for a while. */
    private boolean decided(List<TransactWriteItem> writes) {
        return table.backoff()
                .tried(attempt -> {
                    try {
                        table.transact(writes, Optional.empty());
                        return Optional.of(true);
                    } catch (TransactionCanceledException e) {
                        return e.cancellationReasons().stream()
                                        .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))
                                ? Optional.of(false)
                                : Optional.empty();
                    } catch (SdkException e) {
                        throw new StoreUnavailable("DynamoDB did not answer: " + e.getMessage(), e);
                    }
                })
                .orElse(false);
    }

    private List<ClearanceItem> page(DistributionId distribution, String after, int most) {
        return table.queryAfter(Key.clearances(distribution), after, most).stream()
                .map(ClearanceItem::new)
                .toList();
    }
}
