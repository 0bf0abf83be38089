package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.time;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingPosition;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A DynamoDB-backed {@code ClearanceStore}: items that wait for origin caches, in one partition per distribution.
 *
 * <p>The partition is sorted by account, endpoint, and purge age. An endpoint in backoff has an item with its retry time, and
 * the position after which to continue, before its purges. Conditional writes on that time work as a lease: one worker clears an endpoint at a time.
 */
final class DynamoDbClearanceStore implements ClearanceStore {
    private static final int PAGE = 100;

    private final Table table;
    private final PurgeCompletion completion;

    DynamoDbClearanceStore(Table table) {
        this.table = table;
        this.completion = new PurgeCompletion(table);
    }

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        Map<String, ClearanceItem> leases = new LinkedHashMap<>();
        Map<String, Backlog> backlogs = new LinkedHashMap<>();
        List<ClearanceItem> page = page(distribution, " ", PAGE);
        while (!page.isEmpty()) {
            for (ClearanceItem item : page) {
                if (item.tryAfter().isPresent()) {
                    leases.put(item.backlogKey(), item);
                }
                item.claim()
                        .ifPresent(claim -> backlogs.computeIfAbsent(
                                item.backlogKey(),
                                key -> new Backlog(
                                        distribution,
                                        claim.account(),
                                        item.endpoint(),
                                        Optional.ofNullable(leases.get(key)).flatMap(ClearanceItem::tryAfter),
                                        Optional.ofNullable(leases.get(key)).flatMap(ClearanceItem::resumeAfter))));
            }
            // skips the other purges of the last endpoint, which is already in the result
            page = page.size() < PAGE
                    ? List.of()
                    : page(distribution, page.getLast().nextKindAfter(), PAGE);
        }
        return List.copyOf(backlogs.values());
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        Key key = Key.backlog(read);
        Map<String, AttributeValue> values =
                read.tryAfter().map(at -> Map.of(":read", time(at))).orElse(Map.of());
        String unchanged = read.tryAfter().isPresent() ? "tryAfter = :read" : "attribute_not_exists(tryAfter)";
        if (next.isEmpty()) {
            return table.delete(key, unchanged, values);
        }
        return table.update(new ItemUpdate(
                        key, "SET tryAfter = :next", unchanged, Attributes.with(values, ":next", time(next.get()))))
                .isPresent();
    }

    @Override
    public boolean backOff(Backlog read, Instant until, Optional<ClearingPosition> resumeAfter) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":next", time(until)));
        read.tryAfter().ifPresent(at -> values.put(":read", time(at)));
        resumeAfter.ifPresent(position -> values.put(":position", ClearanceItem.write(position)));
        return table.update(new ItemUpdate(
                        Key.backlog(read),
                        "SET tryAfter = :next"
                                + (resumeAfter.isPresent() ? ", resumeAfter = :position" : " REMOVE resumeAfter"),
                        read.tryAfter().isPresent() ? "tryAfter = :read" : "attribute_not_exists(tryAfter)",
                        values))
                .isPresent();
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
                    page.stream().filter(item -> item.belongsTo(backlog)).toList();
            more = page.size() == most && ofBacklog.size() == most;
            live = live(backlog, ofBacklog);
            last = more ? page.getLast().sort() : last;
        }
        return live;
    }

    /** Removes canceled purges from the items and from the table. */
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
        table.update(new ItemUpdate(
                Key.uncleared(backlog, read.claim().purge()),
                "SET triedSince = if_not_exists(triedSince, :at)",
                "attribute_exists(pk)",
                Map.of(":at", time(at))));
    }

    @Override
    public boolean cleared(Backlog backlog, PendingClearance read, List<PurgeItem> items) {
        Claim claim = read.claim();
        Map<QueueName, Set<Integer>> queues = items.stream()
                .collect(groupingBy(QueueName::of, TreeMap::new, mapping(PurgeItem::index, Collectors.toSet())));
        Set<Integer> indexes = items.stream().map(PurgeItem::index).collect(Collectors.toSet());
        List<TransactWriteItem> writes = new ArrayList<>(List.of(notCancelled(claim), take(backlog, claim, indexes)));
        queues.forEach((queue, some) ->
                writes.add(join(Key.queued(queue, claim.account(), claim.purge()), some, claim.verify())));
        return table.commit(writes);
    }

    private TransactWriteItem join(Key queued, Set<Integer> items, boolean verify) {
        return TransactWriteItem.builder()
                .update(write -> write.tableName(table.name())
                        .key(queued.attributes())
                        .updateExpression("SET " + QueuePage.NO_START_TIME + " = :true"
                                + (verify ? ", " + QueuePage.VERIFY + " = :true" : "") + " ADD waiting :items")
                        .expressionAttributeValues(Map.of(":items", numbers(items), ":true", Attributes.trueValue())))
                .build();
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        Claim claim = read.claim();
        return table.get(Key.request(claim.account(), claim.purge()))
                .map(StoredPurge::read)
                .filter(purge -> giveUp(backlog, claim, purge, items, failed))
                .isPresent();
    }

    private boolean giveUp(Backlog backlog, Claim claim, Purge purge, Set<Integer> items, ItemState failed) {
        Key state = Key.state(claim.account(), claim.purge(), backlog.distribution());
        boolean givenUp = table.commit(List.of(
                notCancelled(claim),
                take(backlog, claim, items),
                DynamoDbItemStore.updateStates(
                                state, items, failed, table.retention().expiry(purge.id()))
                        .inTransaction(table),
                StoredUsage.refund(purge, items.size()).inTransaction(table),
                DynamoDbPlanStore.incrementVersion(backlog.distribution()).inTransaction(table)));
        if (givenUp) {
            completion.recordIfComplete(claim);
        }
        return givenUp;
    }

    @Override
    public void drop(Backlog backlog, PendingClearance read) {
        table.delete(Key.uncleared(backlog, read.claim().purge()), "attribute_exists(pk)", Map.of());
    }

    /** Removes items from the waiting purge, with optimistic locking on the items as read. */
    private TransactWriteItem take(Backlog backlog, Claim read, Set<Integer> items) {
        Key key = Key.uncleared(backlog, read.purge());
        Map<String, AttributeValue> asRead = Map.of(":read", numbers(read.items()));
        return read.without(items)
                .map(rest -> new ItemUpdate(
                                key,
                                "DELETE uncleared :items",
                                "uncleared = :read",
                                Attributes.with(asRead, ":items", numbers(items)))
                        .inTransaction(table))
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

    private List<ClearanceItem> page(DistributionId distribution, String after, int most) {
        return table.queryAfter(Key.clearances(distribution), after, most).stream()
                .map(ClearanceItem::new)
                .toList();
    }
}
