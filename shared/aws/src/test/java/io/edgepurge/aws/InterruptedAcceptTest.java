package io.edgepurge.aws;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory.Filter;
import io.edgepurge.domain.purge.PurgeHistory.Order;
import io.edgepurge.domain.purge.PurgeHistory.Query;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.UsageContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Stops the acceptance of a purge between any two of its calls. */
class InterruptedAcceptTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Duration RECOVERY = Duration.ofMinutes(11);
    private static final int MOST_CALLS = 20;

    private String table = DYNAMO_DB.createTable();
    private ManualClock clock = new ManualClock(NOON);

    @Test
    void a_crash_at_any_call_of_an_accepted_purge_leaks_no_unit() {
        interruptEachCall(acceptance(purgeOfFiles(2, 30), 100));
    }

    @Test
    void a_crash_at_any_call_of_a_purge_with_two_queues_leaks_no_unit() {
        interruptEachCall(acceptance(purge(2, "/a.jpg", "/w/x/*"), 100));
    }

    @Test
    void a_crash_at_any_call_of_a_purge_with_a_used_key_leaks_no_unit() {
        interruptEachCall(withKey(2, "other"));
    }

    @Test
    void a_crash_at_any_call_of_a_recovery_leaks_no_unit() {
        for (int call = 0; call < MOST_CALLS; call++) {
            begin();
            crash(1, false, acceptance(purge(2, "/b.jpg"), 100));
            crash(2, false, acceptance(purge(3, "/c.jpg"), 100));
            clock.advance(RECOVERY);
            boolean crashed = crash(call, call % 2 == 0, acceptance(purge(4, "/d.jpg"), 100));
            recover();
            assertNoUnitIsLost("call " + call);
            if (!crashed) {
                return;
            }
        }
    }

    @Test
    void the_units_of_a_crashed_process_are_available_again() {
        crash(1, false, acceptance(purge(1, "/a.jpg"), 1));
        assertThat(function().accept(acceptance(purge(2, "/b.jpg"), 1))).isEqualTo(new AcceptResult.QuotaTooLow(0));

        clock.advance(RECOVERY);

        assertThat(function().accept(acceptance(purge(3, "/c.jpg"), 1))).isInstanceOf(AcceptResult.Done.class);
        assertThat(function().accept(acceptance(purge(4, "/d.jpg"), 1))).isEqualTo(new AcceptResult.QuotaTooLow(0));
    }

    @Test
    void a_purge_whose_process_crashes_before_it_is_recorded_is_not_listed() {
        function().accept(acceptance(purge(1, "/a.jpg"), 100));
        crash(2, false, acceptance(purge(2, "/a.jpg"), 100));

        assertThat(listed(Query.all())).containsExactly(id(1));
        assertThat(listed(search("https://img.example.com/a"))).containsExactly(id(1));
        assertThat(listed(search(id(2).value()))).isEmpty();
    }

    private static Query search(String text) {
        return new Query(Order.LATEST_FIRST, Filter.NONE, Optional.of(text), Optional.empty());
    }

    private List<PurgeId> listed(Query query) {
        Table direct = TestTables.table(DYNAMO_DB.client(), table);
        return new DynamoDbPurgeHistory(direct, function(), new Parallel(2), clock)
                .page(ACME, query, 10).purges().stream().map(PurgeSummary::id).toList();
    }

    @Test
    void recovery_keeps_the_units_of_recorded_purges() {
        function().accept(acceptance(purge(1, "/a.jpg"), 1));
        clock.advance(RECOVERY);

        assertThat(function().accept(acceptance(purge(2, "/b.jpg"), 1))).isEqualTo(new AcceptResult.QuotaTooLow(0));
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void a_crash_while_a_purge_is_accepted_again_charges_it_once() {
        function().accept(acceptance(purge(1, "/a.jpg"), 100));
        crash(1, false, acceptance(purge(1, "/a.jpg"), 100));
        assertThat(used()).isEqualTo(2);

        recover();

        assertNoUnitIsLost("after a repetition");
    }

    @Test
    void a_transaction_delayed_beyond_the_recovery_fails() {
        Table delayed = TestTables.table(beforeTransactions(this::recoverByAnother), table);

        AcceptResult result = new DynamoDbPurgeStore(delayed, clock).accept(withKey(2, "same"));

        assertThat(result).isEqualTo(new AcceptResult.Busy());
        assertThat(function().find(ACME, id(2))).isEmpty();
        assertThat(function().remembered(ACME, new IdempotencyKey("once"))).isEmpty();
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void clocks_that_differ_by_five_minutes_do_not_make_a_reservation_stale() {
        for (Duration skew : new Duration[] {Duration.ofMinutes(-5), Duration.ofMinutes(5)}) {
            table = DYNAMO_DB.createTable();
            ManualClock other = new ManualClock(NOON.plus(skew));
            Runnable acceptByOther = () -> new DynamoDbPurgeStore(TestTables.table(DYNAMO_DB.client(), table), other)
                    .accept(acceptance(purge(9, "/z.jpg"), 100));
            Table slow = TestTables.table(beforeTransactions(acceptByOther), table);

            assertThat(new DynamoDbPurgeStore(slow, clock).accept(withKey(2, "same")))
                    .isInstanceOf(AcceptResult.Done.class);
            assertThat(used()).isEqualTo(2);
        }
    }

    @Test
    void a_reservation_under_a_clock_far_ahead_does_not_last() {
        clock = new ManualClock(NOON.plus(Duration.ofDays(400)));
        crash(1, false, acceptance(purge(1, "/a.jpg"), 1));
        clock = new ManualClock(NOON);

        assertThat(function().accept(acceptance(purge(2, "/b.jpg"), 1))).isInstanceOf(AcceptResult.Done.class);
    }

    @Test
    void a_recovered_reservation_is_released_to_the_month_charged() {
        crash(1, false, acceptance(UsageContract.inOctober(2, "/b.jpg"), 100));
        clock.advance(RECOVERY);

        function().accept(acceptance(UsageContract.inOctober(3, "/c.jpg"), 100));

        assertThat(function().usage(ACME, UsageContract.OCTOBER).used()).isEqualTo(1);
        assertThat(used()).isZero();
    }

    @Test
    void a_repeated_update_reserves_once() {
        DynamoDbClient repeating = new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (request instanceof UpdateItemRequest) {
                    runIgnoringResult(real);
                }
                return real.get();
            }
        });

        AcceptResult result = new DynamoDbPurgeStore(TestTables.table(repeating, table), clock)
                .accept(acceptance(purge(1, "/a.jpg"), 1));

        assertThat(result).isInstanceOf(AcceptResult.Done.class);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void a_failed_index_releases_the_units() {
        DynamoDbClient failing = new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (request instanceof BatchWriteItemRequest) {
                    throw SdkClientException.create("connection reset");
                }
                return real.get();
            }
        });
        DynamoDbPurgeStore purgeStore = new DynamoDbPurgeStore(TestTables.table(failing, table), clock);

        assertThatThrownBy(() -> purgeStore.accept(acceptance(purge(1, "/a.jpg"), 1)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(used()).isZero();
    }

    private void interruptEachCall(Acceptance acceptance) {
        for (boolean after : new boolean[] {false, true}) {
            for (int call = 0; call < MOST_CALLS; call++) {
                begin();
                boolean crashed = crash(call, after, acceptance);
                clock.advance(RECOVERY);
                recover();
                assertNoUnitIsLost((after ? "after call " : "before call ") + call);
                if (!crashed) {
                    assertThat(call).as("calls").isGreaterThan(2);
                    break;
                }
            }
        }
    }

    private void begin() {
        table = DYNAMO_DB.createTable();
        clock = new ManualClock(NOON);
        function().accept(withKey(1, "same"));
    }

    private void recover() {
        clock.advance(RECOVERY);
        IntStream.rangeClosed(5, 6).forEach(n -> function().accept(acceptance(purge(n, "/" + n), 100)));
    }

    private void recoverByAnother() {
        clock.advance(RECOVERY);
        function().accept(acceptance(purge(7, "/seven.jpg"), 100));
    }

    private void assertNoUnitIsLost(String when) {
        int recorded = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> function().find(ACME, id(n)))
                .flatMap(Optional::stream)
                .mapToInt(progress -> progress.purge().units())
                .sum();
        assertThat(used()).as(when).isEqualTo(recorded);
        assertThat(new DynamoDbPurgeQueue(TestTables.table(DYNAMO_DB.client(), table), new Parallel(1))
                        .heads(IMAGES, 1_000))
                .as(when)
                .filteredOn(claim -> function().find(ACME, claim.purge()).isPresent())
                .extracting(claim -> claim.items().size())
                .satisfies(sizes ->
                        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(recorded));
    }

    private int used() {
        return function().usage(ACME, NOVEMBER).used();
    }

    private static Acceptance withKey(int number, String fingerprint) {
        Purge purge = purge(number, "/a.jpg");
        return new Acceptance(purge, 100, Optional.of(new Idempotency(new IdempotencyKey("once"), fingerprint)));
    }

    private DynamoDbPurgeStore function() {
        return new DynamoDbPurgeStore(TestTables.table(DYNAMO_DB.client(), table), clock);
    }

    /** Accepts a purge in a process that crashes at a call. Returns false if the call isn't made. */
    private boolean crash(int call, boolean after, Acceptance acceptance) {
        int[] calls = {0};
        DynamoDbClient crashing = new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (calls[0]++ != call) {
                    return real.get();
                }
                if (after) {
                    runIgnoringResult(real);
                }
                throw new Crash();
            }
        });
        try {
            new DynamoDbPurgeStore(TestTables.table(crashing, table), clock).accept(acceptance);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    private static void runIgnoringResult(Supplier<?> real) {
        try {
            Object _ = real.get();
        } catch (DynamoDbException e) {
            // a failed condition is a response, too
        }
    }

    private static DynamoDbClient beforeTransactions(Runnable work) {
        return new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (request instanceof TransactWriteItemsRequest) {
                    work.run();
                }
                return real.get();
            }
        });
    }

    /** Not an exception that the store handles, so it ends the process. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
