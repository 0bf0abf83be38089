package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;
import static io.edgepurge.aws.Attributes.texts;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.PlanStore.PlansAsRead;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Commits changes of a distribution's plans with optimistic locking on its version.
 *
 * <p>New plans are stored first. They count only when one conditional write of the distribution increments the version and lists
 * them in {@code openPlans}. A transaction over both would cost twice as much, and a worker could read the new version before the
 * new plan, because DynamoDB doesn't isolate a transaction from several reads. Replaced plans are deleted in one transaction with
 * the version.
 *
 * <p>A plan stores the version that lists it, {@code countsFrom}. If the distribution has reached that version without it, the plan
 * lost and can be deleted. Plans of earlier versions of the code have no such attribute and always count.
 */
final class PlanCommit {
    private static final Logger LOG = System.getLogger(PlanCommit.class.getName());

    private static final String COUNTS_FROM = "countsFrom";
    private static final String OPEN_PLANS = "openPlans";
    private static final String NOT_SUBMITTED = "attribute_not_exists(invalidation)";

    private final Table table;

    PlanCommit(Table table) {
        this.table = table;
    }

    /** A stored plan in view of a state of its distribution that was read before. */
    enum Standing {
        LIVE,
        /** The plan may be listed by the next version. */
        UNDECIDED,
        /** Another change was committed instead. */
        LOST
    }

    static Set<PlanId> openPlans(Map<String, AttributeValue> distribution) {
        return distribution.containsKey(OPEN_PLANS)
                ? texts(distribution, OPEN_PLANS).stream().map(PlanId::new).collect(Collectors.toSet())
                : Set.of();
    }

    static Standing standing(Map<String, AttributeValue> plan, DistributionState state) {
        if (!plan.containsKey(COUNTS_FROM) || state.includes(StoredPlan.read(plan))) {
            return Standing.LIVE;
        }
        return number(plan, COUNTS_FROM) > state.version() ? Standing.UNDECIDED : Standing.LOST;
    }

    boolean replace(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        by.forEach(plan -> store(plan, read.version() + 1));
        ItemUpdate commit = commit(distribution, read, old, by);
        boolean committed = (old.isEmpty() ? table.update(commit).isPresent() : table.commit(deleting(old, commit)))
                || isListed(commit.key(), by);
        if (!committed) {
            by.forEach(this::withdraw);
        }
        return committed;
    }

    /** Deletes a plan that never counted. If that fails, the next reader does it. */
    void withdraw(InvalidationPlan plan) {
        try {
            boolean _ = table.delete(key(plan), NOT_SUBMITTED, Map.of());
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "A plan that does not count remains until the next read", e);
        }
    }

    /** Stores a plan once: a repeated request doesn't overwrite what has happened since. */
    private void store(InvalidationPlan plan, long countsFrom) {
        boolean _ = table.putNew(key(plan), Attributes.with(StoredPlan.write(plan), COUNTS_FROM, number(countsFrom)));
    }

    private static ItemUpdate commit(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        ItemUpdate next = DynamoDbPlanStore.nextVersion(distribution, read.version());
        Map<String, AttributeValue> values = new HashMap<>(next.values());
        values.put(
                ":open",
                texts(read.openAfter(old, by).stream().map(PlanId::value).toList()));
        return new ItemUpdate(
                next.key(), next.update() + ", " + OPEN_PLANS + " = :open", next.condition(), next.names(), values);
    }

    /** A condition can also fail because an earlier attempt, whose response was lost or which was late, has committed. */
    private boolean isListed(Key distribution, List<InvalidationPlan> by) {
        return !by.isEmpty()
                && table.get(distribution)
                        .map(PlanCommit::openPlans)
                        .filter(open -> by.stream().map(InvalidationPlan::id).anyMatch(open::contains))
                        .isPresent();
    }

    private List<TransactWriteItem> deleting(List<InvalidationPlan> old, ItemUpdate commit) {
        List<TransactWriteItem> writes = new ArrayList<>(List.of(commit.inTransaction(table)));
        old.forEach(plan -> writes.add(TransactWriteItem.builder()
                .delete(write -> write.tableName(table.name())
                        .key(key(plan).attributes())
                        .conditionExpression("callsBegun = :begun AND "
                                + (plan.submission().isPresent() ? "attribute_exists(invalidation)" : NOT_SUBMITTED))
                        .expressionAttributeValues(
                                Map.of(":begun", number(plan.calls().begun()))))
                .build()));
        return writes;
    }

    private static Key key(InvalidationPlan plan) {
        return Key.plan(plan.distribution(), plan.id());
    }
}
