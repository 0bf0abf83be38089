package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.maybeText;
import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.aws.Table.Change;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Plans in the table, in the partition of their distribution, beside the item that holds its version. */
final class DynamoDbPlanStore implements PlanStore {
    private static final Map<String, String> STANDING_NAMES = Map.of("#version", "version");

    private final Table table;

    DynamoDbPlanStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<DistributionState> state(DistributionId distribution) {
        return table.get(Key.distribution(distribution))
                .map(item -> new DistributionState(
                        number(item, "version"),
                        maybeText(item, "nextBell").map(Instant::parse),
                        StoredFolderWildcards.read(item),
                        item.containsKey("originCaches")));
    }

    @Override
    public List<InvalidationPlan> plans(DistributionId distribution) {
        return table.queryAll(Key.distribution(distribution).partition(), Key.PLAN).stream()
                .map(StoredPlan::read)
                .toList();
    }

    @Override
    public boolean replace(
            DistributionId distribution, long version, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(nextVersion(distribution, version).in(table));
        old.forEach(plan -> writes.add(TransactWriteItem.builder()
                .delete(write -> write.tableName(table.name())
                        .key(Key.plan(distribution, plan.id()).attributes()))
                .build()));
        by.forEach(plan -> writes.add(TransactWriteItem.builder()
                .put(write -> write.tableName(table.name())
                        .item(Key.plan(distribution, plan.id()).with(StoredPlan.write(plan))))
                .build()));
        try {
            table.transact(writes, Optional.empty());
            return true;
        } catch (TransactionCanceledException e) {
            // whether somebody was quicker or is just writing: what we read may be old
            return false;
        } catch (SdkException e) {
            throw new StoreUnavailable("DynamoDB did not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<InvalidationPlan> beginCall(InvalidationPlan plan) {
        return update(
                plan, "ADD callsBegun :one", "attribute_exists(pk) AND attribute_not_exists(endingReason)", one());
    }

    @Override
    public Optional<InvalidationPlan> callRefused(InvalidationPlan plan) {
        int call = plan.calls().begun();
        Map<String, AttributeValue> values =
                Map.of(":one", number(1), ":call", number(call), ":calls", numbers(List.of(call)));
        // the SDK repeats an update whose answer was lost
        return update(
                        plan,
                        "ADD callsRefused :one, refusedCalls :calls",
                        "attribute_exists(pk) AND NOT contains(refusedCalls, :call)",
                        values)
                .or(() -> table.get(Key.plan(plan.distribution(), plan.id())).map(StoredPlan::read));
    }

    @Override
    public void suspend(InvalidationPlan plan, Suspension suspension) {
        update(
                plan,
                StoredPlan.write(suspension),
                "attribute_exists(pk) AND attribute_not_exists(holdReason)",
                Map.of());
    }

    @Override
    public void resume(InvalidationPlan plan) {
        update(plan, "REMOVE holdReason, holdSince", "attribute_exists(pk)", Map.of());
    }

    @Override
    public void confirm(InvalidationPlan plan, Submission submission) {
        Map<String, AttributeValue> values = new HashMap<>();
        String set = set(StoredPlan.write(submission), values);
        update(
                plan,
                set + " REMOVE holdReason, holdSince, endingReason, endingAt, endingRefund, endingScope",
                "attribute_exists(pk)",
                values);
    }

    @Override
    public Optional<InvalidationPlan> end(InvalidationPlan plan, Ending ending) {
        return update(
                plan,
                StoredPlan.write(ending),
                "attribute_not_exists(endingReason) AND callsBegun = :begun AND callsRefused = :refused AND "
                        + (plan.submission().isPresent()
                                ? "attribute_exists(invalidation)"
                                : "attribute_not_exists(invalidation)"),
                Map.of(
                        ":begun", number(plan.calls().begun()),
                        ":refused", number(plan.calls().refused())));
    }

    @Override
    public boolean moveNextDoorbell(DistributionId distribution, Optional<Instant> read, Instant next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":next", time(next)));
        read.ifPresent(doorbell -> values.put(":read", time(doorbell)));
        String unmoved = read.isPresent() ? "nextBell = :read" : "attribute_not_exists(nextBell)";
        Change change = new Change(
                Key.distribution(distribution), "SET nextBell = :next", "attribute_exists(pk) AND " + unmoved, values);
        return table.update(change).isPresent();
    }

    @Override
    public List<DistributionId> distributions() {
        return table.queryAll(Key.DISTRIBUTIONS, "").stream()
                .map(item -> new DistributionId(text(item, Key.SORT)))
                .toList();
    }

    static Change nextVersion(DistributionId distribution, long version) {
        return new Change(
                Key.distribution(distribution),
                "SET #version = :next",
                "#version = :version",
                STANDING_NAMES,
                Map.of(":version", number(version), ":next", number(version + 1)));
    }

    static Change oneMoreDecision(DistributionId distribution) {
        return new Change(
                Key.distribution(distribution), "ADD #version :one", "attribute_exists(pk)", STANDING_NAMES, one());
    }

    private Optional<InvalidationPlan> update(
            InvalidationPlan plan,
            Map<String, AttributeValue> attributes,
            String condition,
            Map<String, AttributeValue> conditionValues) {
        Map<String, AttributeValue> values = new HashMap<>(conditionValues);
        return update(plan, set(attributes, values), condition, values);
    }

    /** The expression that sets these attributes; adds what it refers to. */
    private static String set(Map<String, AttributeValue> attributes, Map<String, AttributeValue> values) {
        List<String> sets = new ArrayList<>();
        attributes.forEach((name, value) -> {
            values.put(":" + name, value);
            sets.add(name + " = :" + name);
        });
        return "SET " + String.join(", ", sets);
    }

    private Optional<InvalidationPlan> update(
            InvalidationPlan plan, String update, String condition, Map<String, AttributeValue> values) {
        return table.update(new Change(Key.plan(plan.distribution(), plan.id()), update, condition, values))
                .map(StoredPlan::read);
    }

    private static Map<String, AttributeValue> one() {
        return Map.of(":one", number(1));
    }
}
