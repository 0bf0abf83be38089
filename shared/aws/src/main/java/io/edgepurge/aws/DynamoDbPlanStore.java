package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.optionalText;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.aws.Attributes.time;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Denial;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Rejections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB-backed {@code PlanStore}. Plans live in the partition of their distribution, next to the item with its version.
 *
 * <p>{@link PlanCommit} uses optimistic locking on the version attribute. Other writes are conditional updates of one plan. The
 * attribute {@code nextBell} is the time of the next doorbell.
 */
final class DynamoDbPlanStore implements PlanStore {
    /** {@code version} is a reserved word. */
    private static final Map<String, String> VERSION_NAMES = Map.of("#version", "version");

    private final Table table;
    private final PlanCommit commits;

    DynamoDbPlanStore(Table table) {
        this.table = table;
        this.commits = new PlanCommit(table);
    }

    @Override
    public Optional<DistributionState> state(DistributionId distribution) {
        return table.get(Key.distribution(distribution))
                .map(item -> new DistributionState(
                        number(item, "version"),
                        optionalText(item, "nextBell").map(Instant::parse),
                        StoredFolderWildcards.read(item),
                        item.containsKey("originCaches"),
                        StoredPolling.read(item),
                        StoredDenial.read(item),
                        StoredRejections.read(item),
                        PlanCommit.openPlans(item),
                        DynamoDbVerificationStore.unverified(item)));
    }

    @Override
    public List<InvalidationPlan> plans(DistributionId distribution, DistributionState state) {
        List<InvalidationPlan> live = new ArrayList<>();
        for (Map<String, AttributeValue> item :
                table.queryAll(Key.distribution(distribution).partition(), Key.PLAN)) {
            InvalidationPlan plan = StoredPlan.read(item);
            switch (PlanCommit.standing(item, state)) {
                case LIVE -> live.add(plan);
                case UNDECIDED -> {}
                case LOST -> commits.withdraw(plan);
            }
        }
        return live;
    }

    @Override
    public boolean replace(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        return commits.replace(distribution, read, old, by);
    }

    @Override
    public boolean remove(InvalidationPlan plan) {
        return table.delete(Key.plan(plan.distribution(), plan.id()), "attribute_exists(invalidation)", Map.of());
    }

    @Override
    public Optional<InvalidationPlan> beginCall(InvalidationPlan plan, Instant now) {
        int begun = plan.calls().begun();
        return update(
                plan,
                "SET callsBegun = :next, callInFlightSince = :now DELETE refusedCalls :forgotten",
                "callsBegun = :begun AND callsRefused = :refused AND attribute_not_exists(endingReason) "
                        + "AND attribute_not_exists(invalidation)",
                Map.of(
                        ":begun", number(begun),
                        ":refused", number(plan.calls().refused()),
                        ":next", number(begun + 1L),
                        ":now", time(now),
                        ":forgotten", numbers(List.of(begun + 1 - REMEMBERED_CALLS))));
    }

    @Override
    public void callUnanswered(InvalidationPlan plan) {
        update(plan, "REMOVE callInFlightSince", "attribute_exists(pk)", Map.of());
    }

    @Override
    public Optional<InvalidationPlan> callRefused(InvalidationPlan plan) {
        int call = plan.calls().begun();
        Map<String, AttributeValue> values = Map.of(
                ":one", number(1),
                ":call", number(call),
                ":calls", numbers(List.of(call)),
                ":later", number((long) call + REMEMBERED_CALLS));
        // the condition makes the update idempotent: the SDK repeats it if the response was lost
        return update(
                        plan,
                        "ADD callsRefused :one, refusedCalls :calls REMOVE callInFlightSince",
                        "callsBegun < :later AND NOT contains(refusedCalls, :call)",
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
        String unchanged = read.isPresent() ? "nextBell = :read" : "attribute_not_exists(nextBell)";
        ItemUpdate change = new ItemUpdate(
                Key.distribution(distribution),
                "SET nextBell = :next",
                "attribute_exists(pk) AND " + unchanged,
                values);
        return table.update(change).isPresent();
    }

    @Override
    public boolean recordPoll(DistributionId distribution, Optional<Polling> read, Polling next) {
        return table.update(StoredPolling.update(distribution, read, next)).isPresent();
    }

    @Override
    public Denial recordDenial(DistributionId distribution, Denial denial) {
        ItemUpdate change = new ItemUpdate(
                Key.distribution(distribution),
                "SET denial = :denial",
                "attribute_exists(pk) AND attribute_not_exists(denial)",
                Map.of(":denial", StoredDenial.write(denial)));
        return table.update(change)
                .or(() -> table.get(Key.distribution(distribution)))
                .flatMap(StoredDenial::read)
                .orElse(denial);
    }

    @Override
    public void clearDenial(DistributionId distribution) {
        table.update(new ItemUpdate(Key.distribution(distribution), "REMOVE denial", "attribute_exists(pk)", Map.of()));
    }

    @Override
    public boolean recordRejections(DistributionId distribution, Rejections read, Rejections next) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":next", StoredRejections.write(next)));
        String unchanged = "attribute_not_exists(rejected)";
        if (!read.equals(Rejections.NONE)) {
            unchanged = "rejected = :read";
            values.put(":read", StoredRejections.write(read));
        }
        return table.update(new ItemUpdate(
                        Key.distribution(distribution),
                        "SET rejected = :next",
                        "attribute_exists(pk) AND " + unchanged,
                        values))
                .isPresent();
    }

    @Override
    public List<DistributionId> distributions() {
        return table.queryAll(Key.DISTRIBUTIONS, "").stream()
                .map(item -> new DistributionId(text(item, Key.SORT)))
                .toList();
    }

    /** Returns the update that increments the version if it is still {@code version} (optimistic locking). */
    static ItemUpdate nextVersion(DistributionId distribution, long version) {
        return new ItemUpdate(
                Key.distribution(distribution),
                "SET #version = :next",
                "#version = :version",
                VERSION_NAMES,
                Map.of(":version", number(version), ":next", number(version + 1)));
    }

    /** Returns the update that increments the version unconditionally, so that concurrent passes detect a conflict. */
    static ItemUpdate incrementVersion(DistributionId distribution) {
        return new ItemUpdate(
                Key.distribution(distribution), "ADD #version :one", "attribute_exists(pk)", VERSION_NAMES, one());
    }

    private Optional<InvalidationPlan> update(
            InvalidationPlan plan,
            Map<String, AttributeValue> attributes,
            String condition,
            Map<String, AttributeValue> conditionValues) {
        Map<String, AttributeValue> values = new HashMap<>(conditionValues);
        return update(plan, set(attributes, values), condition, values);
    }

    /** Returns the expression that sets the attributes, and adds its placeholders to {@code values}. */
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
        return table.update(new ItemUpdate(Key.plan(plan.distribution(), plan.id()), update, condition, values))
                .map(StoredPlan::read);
    }

    private static Map<String, AttributeValue> one() {
        return Map.of(":one", number(1));
    }
}
