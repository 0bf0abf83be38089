package io.edgepurge.aws;

import com.github.f4b6a3.uuid.UuidCreator;
import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.endpointcheck.CachingReadings;
import io.edgepurge.domain.endpointcheck.CheckMode;
import io.edgepurge.domain.endpointcheck.DistributionCheck;
import io.edgepurge.domain.endpointcheck.DistributionReadings;
import io.edgepurge.domain.endpointcheck.EffectCheck;
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
import io.edgepurge.domain.schedule.ScheduleRuns;
import io.edgepurge.domain.schedule.ScheduledEvents;
import io.edgepurge.domain.verifier.VerificationStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Creates the AWS adapters of the domain's ports. Each adapter's classes load on first use, so a function loads only the
 * clients it needs.
 *
 * <p>Settings: {@code PURGE_TABLE}, {@code DOORBELL_QUEUE_URL}, {@code BATCHED_DOORBELL_QUEUE_URL}, {@code SCHEDULE_GROUP}, {@code RETENTION_DAYS}, {@code ENDPOINT_CHECK}, and
 * the variables of the AWS SDK.
 */
public final class AwsWiring {
    private static final int MAX_CONCURRENT_CALLS = 16;

    private final Map<String, String> variables;
    private final Clock clock;
    private final Clients clients;
    private final Table table;

    /**
     * Creates the table's client.
     *
     * @throws IllegalArgumentException if {@code PURGE_TABLE} is missing or {@code RETENTION_DAYS} is invalid
     */
    public AwsWiring(Map<String, String> variables) {
        // times are stored and shown to the millisecond
        this(variables, Clock.tickMillis(ZoneOffset.UTC));
    }

    /**
     * Creates adapters with another clock.
     *
     * @param clock a clock that ticks in milliseconds
     * @throws IllegalArgumentException if {@code PURGE_TABLE} is missing
     */
    public AwsWiring(Map<String, String> variables, Clock clock) {
        this(variables, clock, new Clients(variables));
    }

    private AwsWiring(Map<String, String> variables, Clock clock, Clients clients) {
        this.variables = variables;
        this.clock = clock;
        this.clients = clients;
        String name = new Environment(variables).text("PURGE_TABLE");
        this.table = new Table(
                clients.dynamoDb(),
                clients.dynamoDbWithoutRetries(),
                name,
                Backoff.sleeping(),
                Retention.of(variables));
    }

    /**
     * Returns adapters for priming. They share the credentials, read from AWS, and answer every other call themselves with an
     * empty success.
     */
    public AwsWiring readOnly() {
        return new AwsWiring(variables, clock, clients.readOnly());
    }

    /**
     * Returns adapters for priming. They share the credentials and send nothing: AWS is emulated in memory, with the account of
     * {@link PrimingAccounts}.
     */
    public AwsWiring inMemory() {
        AwsWiring emulated = new AwsWiring(variables, clock, clients.inMemory());
        PrimingAccounts.createIn(emulated);
        return emulated;
    }

    /** Returns the store of purges and quotas. */
    public PurgeStore purgeStore() {
        return new DynamoDbPurgeStore(table, clock);
    }

    /** Returns the purges of each account by time. */
    public PurgeHistory purgeHistory() {
        return new DynamoDbPurgeHistory(table, purgeStore(), new Parallel(MAX_CONCURRENT_CALLS), clock);
    }

    /** Returns accounts and keys without a cache. */
    public Accounts accounts() {
        return new DynamoDbAccounts(table, clock);
    }

    /** Returns the registry in which operators manage API keys. */
    public KeyRegistry keyRegistry() {
        return new KeyRegistry(table, clock);
    }

    /** Returns the registry in which operators manage accounts. */
    public AccountRegistry accountRegistry() {
        return new AccountRegistry(table);
    }

    /**
     * Returns the doorbell queues. Without {@code BATCHED_DOORBELL_QUEUE_URL}, all doorbells go to the other queue.
     *
     * @throws IllegalArgumentException if {@code DOORBELL_QUEUE_URL} is missing
     */
    public Doorbells doorbells() {
        Environment environment = new Environment(variables);
        String prompt = environment.text("DOORBELL_QUEUE_URL");
        String batched = environment.text("BATCHED_DOORBELL_QUEUE_URL", prompt);
        return SqsDoorbells.to(new SqsDoorbells.QueueUrls(prompt, batched), clients, clock);
    }

    /** Returns the plans and the version of each distribution. */
    public PlanStore planStore() {
        return new DynamoDbPlanStore(table);
    }

    /** Returns the last check of each distribution. */
    public DistributionReadings distributionReadings() {
        return new DynamoDbReadings(table);
    }

    /** Returns the service that reads the settings of distributions. */
    public DistributionCheck distributionCheck() {
        return new DistributionCheck(distributionReadings(), CloudFrontSettingsReader.of(clients), clock);
    }

    /**
     * Returns the use of the endpoint check, {@code ENDPOINT_CHECK}; enabled by default.
     *
     * @throws IllegalArgumentException if it is none of the modes
     */
    public CheckMode checkMode() {
        String word = new Environment(variables).text("ENDPOINT_CHECK", CheckMode.ENABLED.word());
        return CheckMode.parse(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "ENDPOINT_CHECK must be enabled, warnings, or disabled, not '" + word + "'"));
    }

    /** Returns the items that wait for origin caches. */
    public ClearanceStore clearanceStore() {
        return new DynamoDbClearanceStore(table);
    }

    /** Returns the pending visits and their results. */
    public VerificationStore verificationStore() {
        return new DynamoDbVerificationStore(table, new Parallel(MAX_CONCURRENT_CALLS));
    }

    /**
     * Returns the ports of the reconcile worker.
     *
     * @param observer receives the worker's events
     */
    public ReconcilePorts reconcilePorts(WorkerObserver observer) {
        Parallel parallel = new Parallel(MAX_CONCURRENT_CALLS);
        return new ReconcilePorts(
                planStore(),
                new DynamoDbPurgeQueue(table, parallel),
                new DynamoDbItemStore(table, parallel),
                new DynamoDbTokenBucketStore(table),
                CloudFrontInvalidationApi.of(clients),
                observer,
                clock,
                () -> new PlanId(timeOrderedId()),
                verificationStore());
    }

    /**
     * Returns the schedules of each account. The client of EventBridge Scheduler loads on the first call.
     *
     * @throws IllegalArgumentException if {@code SCHEDULE_GROUP} is missing
     */
    public PurgeSchedules purgeSchedules(ScheduledEvents events) {
        String group = new Environment(variables).text(SchedulerConfig.GROUP);
        Lazy<PurgeSchedules> schedules = new Lazy<>(
                () -> new EventBridgeSchedules(clients.scheduler(), group, events, new Parallel(MAX_CONCURRENT_CALLS)));
        return account -> schedules.get().list(account);
    }

    /** Returns the store of the last run of each schedule. */
    public ScheduleRuns scheduleRuns() {
        return new DynamoDbScheduleRuns(table);
    }

    /**
     * Returns the ports of the purge service.
     *
     * @param observer receives the events of purge requests
     * @throws IllegalArgumentException if {@code DOORBELL_QUEUE_URL} is missing
     */
    public PurgePorts purgePorts(PurgeObserver observer) {
        return purgePorts(doorbells(), observer);
    }

    /**
     * Returns the ports of a purge service that sends no doorbells: the sweep finds its purges within a minute. Operators use
     * it if they do not know the queue.
     */
    public PurgePorts purgePortsWithoutDoorbells() {
        return purgePorts(new NoOpDoorbells(), PurgeObserver.NONE);
    }

    private PurgePorts purgePorts(Doorbells doorbells, PurgeObserver observer) {
        PurgeStore purgeStore = purgeStore();
        return new PurgePorts(
                purgeStore,
                new QueuedPurgeFinder(purgeStore, planStore()),
                doorbells,
                observer,
                new EffectCheck(new CachingReadings(distributionReadings(), clock), checkMode()),
                at -> new PurgeId(UuidCreator.getTimeOrderedEpoch(at).toString()),
                clock);
    }

    private static String timeOrderedId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
