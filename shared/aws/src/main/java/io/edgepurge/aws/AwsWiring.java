package io.edgepurge.aws;

import com.github.f4b6a3.uuid.UuidCreator;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.schedule.PurgeSchedules;
import io.edgepurge.domain.schedule.ScheduledEvents;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The domain's ports over one table, one queue and CloudFront. A function asks for those it needs; clients of other
 * services are not even loaded. Settings: {@code PURGE_TABLE}, {@code DOORBELL_QUEUE_URL}, and the AWS SDK's own.
 */
public final class AwsWiring {
    private static final int CALLS_AT_ONCE = 16;
    private static final AccountId NOBODY = new AccountId("nobody");

    private final Map<String, String> variables;
    private final Clock clock;
    private final Table table;

    /**
     * Where Lambda is about to keep a snapshot of the function (SnapStart), the table is read once, so that what that loads is in
     * the snapshot.
     *
     * @throws IllegalArgumentException if {@code PURGE_TABLE} is missing
     */
    public AwsWiring(Map<String, String> variables) {
        this.variables = variables;
        // times are stored and shown to the millisecond
        this.clock = Clock.tickMillis(ZoneOffset.UTC);
        String name = new Environment(variables).text("PURGE_TABLE");
        this.table = new Table(Clients.dynamoDb(variables), name, Backoff.sleeping());
        Priming.of(variables).by(() -> accounts().find(NOBODY));
    }

    /** Purges and quotas. */
    public PurgeStore ledger() {
        return new DynamoDbPurgeStore(table, clock);
    }

    /** The purges of each account, by time. */
    public PurgeHistory history() {
        return new DynamoDbPurgeHistory(table, ledger(), new Parallel(CALLS_AT_ONCE));
    }

    /** Accounts and keys, looked up each time. */
    public Accounts accounts() {
        return new DynamoDbAccounts(table, clock);
    }

    /** The operator's way to issue, rotate and revoke keys. */
    public KeyRegistry keys() {
        return new KeyRegistry(table, clock);
    }

    /** The operator's way to enter accounts. */
    public AccountRegistry registry() {
        return new AccountRegistry(table);
    }

    /** @throws IllegalArgumentException if {@code DOORBELL_QUEUE_URL} is missing */
    public Doorbells doorbells() {
        return SqsDoorbells.to(new Environment(variables).text("DOORBELL_QUEUE_URL"), variables, clock);
    }

    /** The plans of each distribution, and its version. */
    public PlanStore plans() {
        return new DynamoDbPlanStore(table);
    }

    /** What waits for origin caches. */
    public ClearanceStore clearances() {
        return new DynamoDbClearanceStore(table);
    }

    /**
     * What the worker works with.
     *
     * @param observer told of what it does
     */
    public ReconcilePorts ports(WorkerObserver observer) {
        Parallel parallel = new Parallel(CALLS_AT_ONCE);
        return new ReconcilePorts(
                plans(),
                new DynamoDbPurgeQueue(table, parallel),
                new DynamoDbItemStore(table, parallel),
                new DynamoDbTokenBucketStore(table),
                CloudFrontInvalidationApi.of(variables),
                observer,
                clock,
                () -> new PlanId(timeOrderedId()));
    }

    /**
     * The schedules of each account; all that takes is loaded when first asked.
     *
     * @throws IllegalArgumentException if {@code SCHEDULE_GROUP} is missing
     */
    public PurgeSchedules schedules(ScheduledEvents events) {
        String group = new Environment(variables).text(SchedulerConfig.GROUP);
        Lazy<PurgeSchedules> schedules = new Lazy<>(() ->
                new EventBridgeSchedules(Clients.scheduler(variables), group, events, new Parallel(CALLS_AT_ONCE)));
        return account -> schedules.get().of(account);
    }

    /**
     * What a desk works with.
     *
     * @param observer told of what becomes of requests
     * @throws IllegalArgumentException if {@code DOORBELL_QUEUE_URL} is missing
     */
    public PurgePorts purgeService(PurgeObserver observer) {
        return purgeService(doorbells(), observer);
    }

    /**
     * What a desk works with that rings nobody, so that the sweep finds what it takes, within a minute. For operators, who need
     * not know the queue.
     */
    public PurgePorts purgeServiceWithoutDoorbells() {
        return purgeService(new NoDoorbells(), PurgeObserver.NONE);
    }

    private PurgePorts purgeService(Doorbells doorbells, PurgeObserver observer) {
        PurgeStore ledger = ledger();
        return new PurgePorts(
                ledger,
                new QueuedPurgeFinder(ledger, plans()),
                doorbells,
                observer,
                at -> new PurgeId(UuidCreator.getTimeOrderedEpoch(at).toString()),
                clock);
    }

    private static String timeOrderedId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
