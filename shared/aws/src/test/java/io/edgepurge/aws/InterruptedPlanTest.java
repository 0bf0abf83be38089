package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.plan;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Created;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.testing.ScriptedInvalidationApi.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Interrupts a worker at every write to DynamoDB, and lets another worker run there. Whatever happens, each path is submitted
 * once, and no plan is left.
 */
class InterruptedPlanTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final int MOST_WRITES = 200;

    /** A fault at one write of the first worker. */
    enum Fault {
        KILLED,
        RESPONSE_LOST,
        RESPONSE_LOST_AND_REPEATED,
        ANOTHER_WORKER_RUNS
    }

    @ParameterizedTest
    @EnumSource
    void each_path_is_submitted_once_whatever_happens_at_a_write(Fault fault) {
        for (int number = 0; number < MOST_WRITES; number++) {
            World world = new World();
            boolean reached = world.reconcile(fault, number);
            world.settle();
            world.assertSettled(fault + " at write " + number);
            if (!reached) {
                assertThat(number).as("writes").isGreaterThan(20);
                return;
            }
        }
    }

    /**
     * DynamoDB isolates a transaction from single reads, not from several. So another worker can read the new version before the
     * other items of the transaction.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">isolation levels</a>
     */
    @Test
    void a_worker_that_reads_between_the_writes_of_a_transaction_plans_nothing_twice() {
        for (int write = 1; write < 10; write++) {
            World world = new World();
            world.reconcileWhileTransactionsCommit(write);
            world.settle();
            world.assertSettled("after " + write + " writes of each transaction");
        }
    }

    /**
     * The SDK repeats an attempt whose response is late. A conflict cancels the repetition, the first attempt commits, and the
     * next attempt fails its condition. The replaced items have left the queue, so only the new plan contains them.
     */
    @Test
    void a_replacement_that_commits_late_keeps_its_plans() {
        World world = new World();
        world.submitAll();
        world.cloudFront.forgetAll();
        LateTransaction late = new LateTransaction();

        world.reconcileIgnoringFailure(new InterceptedDynamoDb(DYNAMO_DB.client(), late));
        world.settle();

        assertThat(late.attempts).isGreaterThan(2);
        assertThat(world.isCompleted()).isTrue();
    }

    @Test
    void a_plan_that_lost_against_another_change_is_deleted() {
        Table table = DYNAMO_DB.emptyTable();
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        table.put(Key.distribution(IMAGES), Map.of("version", Attributes.number(0)));
        InvalidationPlan lost = plan("plan-1", purge(1, "/a.jpg"));
        table.put(
                Key.plan(IMAGES, lost.id()),
                Attributes.with(StoredPlan.write(lost), "countsFrom", Attributes.number(1)));

        assertThat(plans.plans(IMAGES)).isEmpty();
        assertThat(table.get(Key.plan(IMAGES, lost.id()))).isPresent();

        plans.replace(IMAGES, 0, List.of(), List.of());
        assertThat(plans.plans(IMAGES)).isEmpty();
        assertThat(table.get(Key.plan(IMAGES, lost.id()))).isEmpty();
    }

    /** A distribution with two purges. CloudFront rejects the first plan, so a transaction replaces it. */
    private static final class World {
        final String table = DYNAMO_DB.createTable();
        final ManualClock clock = new ManualClock(NOON);
        final ScriptedInvalidationApi cloudFront = new ScriptedInvalidationApi(new BadPath("bad"));
        final Purge files = purge(1, "/a.jpg", "/b.jpg", "/c.jpg");
        final Purge wildcard = purge(2, "/w/x/*");
        final DynamoDbPurgeStore purges = new DynamoDbPurgeStore(table(DYNAMO_DB.client()), clock);
        int plans;

        World() {
            new AccountRegistry(table(DYNAMO_DB.client()))
                    .save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 100))
                    .orThrow();
            List.of(files, wildcard).forEach(purge -> purges.accept(acceptance(purge, 100)));
        }

        /** Submits all plans. CloudFront rejects the first one, so this takes several passes. */
        void submitAll() {
            for (int pass = 0; pass < 3; pass++) {
                worker(DYNAMO_DB.client()).reconcile(IMAGES, List.of());
                clock.advance(Duration.ofMinutes(1));
            }
        }

        /** Returns false if the worker makes fewer writes. */
        boolean reconcile(Fault fault, int number) {
            int[] writes = {0};
            boolean[] reached = {false};
            DynamoDbClient client = new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
                @Override
                public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                    if (isRead(request) || writes[0]++ != number) {
                        return real.get();
                    }
                    reached[0] = true;
                    return interrupted(fault, real);
                }
            });
            reconcileIgnoringFailure(client);
            return reached[0];
        }

        private <T> T interrupted(Fault fault, Supplier<T> real) {
            switch (fault) {
                case KILLED -> {
                    runIgnoringResult(real);
                    throw new Killed();
                }
                case RESPONSE_LOST -> {
                    runIgnoringResult(real);
                    throw SdkClientException.create("connection reset");
                }
                case RESPONSE_LOST_AND_REPEATED -> runIgnoringResult(real);
                case ANOTHER_WORKER_RUNS -> {
                    T result = real.get();
                    reconcileIgnoringFailure(DYNAMO_DB.client());
                    return result;
                }
            }
            return real.get();
        }

        /** Commits the writes of transactions one by one, and lets another worker run after some of them. */
        void reconcileWhileTransactionsCommit(int write) {
            reconcileIgnoringFailure(new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                    if (!(request instanceof TransactWriteItemsRequest transaction)
                            || transaction.transactItems().size() <= write) {
                        return real.get();
                    }
                    List<TransactWriteItem> writes = transaction.transactItems();
                    commit(writes.subList(0, write));
                    reconcileIgnoringFailure(DYNAMO_DB.client());
                    return (T) commit(writes.subList(write, writes.size()));
                }
            }));
        }

        private static TransactWriteItemsResponse commit(List<TransactWriteItem> writes) {
            return DYNAMO_DB.client().transactWriteItems(request -> request.transactItems(writes));
        }

        private void reconcileIgnoringFailure(DynamoDbClient client) {
            try {
                worker(client).reconcile(IMAGES, List.of());
            } catch (Killed | StoreUnavailable e) {
                // the doorbell arrives again
            }
        }

        void settle() {
            for (int pass = 0; pass < 8 && !isSettled(); pass++) {
                clock.advance(Duration.ofMinutes(1));
                cloudFront.completeAll();
                worker(DYNAMO_DB.client()).reconcile(IMAGES, List.of());
            }
        }

        void assertSettled(String when) {
            assertThat(isCompleted()).as(when).isTrue();
            assertThat(paths()).as(when).doesNotHaveDuplicates().contains("/a.jpg", "/b.jpg", "/c.jpg", "/w/x/*");
            assertThat(storedPlans()).as(when).isEmpty();
        }

        private boolean isSettled() {
            return isCompleted()
                    && new DynamoDbPlanStore(table(DYNAMO_DB.client()))
                            .plans(IMAGES)
                            .isEmpty();
        }

        private boolean isCompleted() {
            return Stream.of(files, wildcard)
                    .map(purge -> purges.find(ACME, purge.id()).orElseThrow().status())
                    .allMatch(PurgeStatus.COMPLETED::equals);
        }

        /** Returns the plans that are stored after the next change. Until then, one that doesn't count may be left. */
        private List<Map<String, AttributeValue>> storedPlans() {
            PlanStore store = new DynamoDbPlanStore(table(DYNAMO_DB.client()));
            store.replace(IMAGES, store.state(IMAGES).orElseThrow().version(), List.of(), List.of());
            assertThat(store.plans(IMAGES)).isEmpty();
            return table(DYNAMO_DB.client()).queryAll(Key.distribution(IMAGES).partition(), Key.PLAN);
        }

        /** Returns the paths of all invalidations. A call with the reference of an earlier one creates none. */
        private List<String> paths() {
            return cloudFront.calls().stream()
                    .filter(call -> call.outcome() instanceof Created)
                    .collect(Collectors.toMap(Call::reference, Call::paths, (first, again) -> first))
                    .values()
                    .stream()
                    .flatMap(paths -> paths.all().stream())
                    .map(InvalidationPath::value)
                    .toList();
        }

        private InvalidationWorker worker(DynamoDbClient client) {
            ReconcilePorts ports = ports(table(client), cloudFront);
            return new InvalidationWorker(
                    ports,
                    ReconcileConfig.standard().withRateLimit(new RateLimitConfig(1_000, 1_000)),
                    new RecordingDoorbells());
        }

        private ReconcilePorts ports(Table records, InvalidationApi api) {
            Parallel parallel = new Parallel(1);
            return new ReconcilePorts(
                    new DynamoDbPlanStore(records),
                    new DynamoDbPurgeQueue(records, parallel),
                    new DynamoDbItemStore(records, parallel),
                    new DynamoDbTokenBucketStore(records),
                    api,
                    new RecordingWorkerObserver(),
                    clock,
                    () -> new PlanId("plan-%04d".formatted(++plans)));
        }

        private Table table(DynamoDbClient client) {
            return TestTables.table(client, table);
        }
    }

    private static boolean isRead(DynamoDbRequest request) {
        return request instanceof GetItemRequest
                || request instanceof BatchGetItemRequest
                || request instanceof QueryRequest;
    }

    private static void runIgnoringResult(Supplier<?> real) {
        try {
            Object _ = real.get();
        } catch (DynamoDbException e) {
            // a failed condition is a response, too
        }
    }

    /** Cancels the first attempt of a transaction with a conflict, and commits it before the second attempt. */
    private static final class LateTransaction implements InterceptedDynamoDb.Interceptor {
        private int attempts;
        private Supplier<?> first = () -> "no attempt";

        @Override
        public <T> T call(DynamoDbRequest request, Supplier<T> real) {
            if (request instanceof TransactWriteItemsRequest transaction) {
                attempts++;
                if (attempts == 1) {
                    first = real;
                    throw FaultyDynamoDb.canceled("TransactionConflict", transaction);
                }
                if (attempts == 2) {
                    runIgnoringResult(first);
                }
            }
            return real.get();
        }
    }

    /** Not an exception that the store handles, so it ends the worker. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
