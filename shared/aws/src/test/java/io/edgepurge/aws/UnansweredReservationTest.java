package io.edgepurge.aws;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.aws.CapacityMeter.Forward;
import io.edgepurge.aws.CapacityMeter.Response;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Loses the responses of reservations, which DynamoDB executes at once, late, or never. */
class UnansweredReservationTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final String table = DYNAMO_DB.createTable();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Supplier<?>> late = new ArrayList<>();

    /** The first attempts have no response. All of them execute after the purge is recorded and its reservation is settled. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void attempts_that_execute_late_are_not_charged(int attempts) throws Exception {
        List<Forward> held = new ArrayList<>();
        DynamoDbProxy.Filter late = (operation, request, forward) -> {
            if (!operation.equals("UpdateItem") || held.size() == attempts) {
                return forward.call();
            }
            held.add(forward);
            return new Response(500, "");
        };
        try (DynamoDbProxy dynamoDb = new DynamoDbProxy(DYNAMO_DB.endpoint(), late)) {
            PurgeStore function = new AwsWiring(dynamoDb.variables(table), clock).purgeStore();
            function.accept(acceptance(purge(1, "/a.jpg"), 10));
            function.accept(acceptance(purge(2, "/b.jpg"), 10));

            for (Forward request : held) {
                assertThat(request.call().status()).isEqualTo(400);
            }
            assertThat(held).hasSize(attempts);
            assertThat(used()).isEqualTo(2);
        }
    }

    /** The fence of a late attempt is removed after ten minutes. An attempt that executes even later is released. */
    @Test
    void an_attempt_that_executes_after_its_fence_is_gone_is_released() {
        PurgeStore function = store(lost(1, Lost.LATE));
        function.accept(acceptance(purge(1, "/a.jpg"), 5));
        clock.advance(Duration.ofMinutes(11));
        function.accept(acceptance(purge(2, "/b.jpg"), 5));
        function.accept(acceptance(purge(3, "/c.jpg"), 5));

        executeLate();
        assertThat(used()).isEqualTo(4);
        function.accept(acceptance(purge(4, "/d.jpg"), 5));

        assertThat(used()).isEqualTo(4);
    }

    @Test
    void a_lost_response_is_found_and_does_not_charge_twice() {
        assertThat(store(lost(1, Lost.EXECUTED)).accept(acceptance(purge(1, "/a.jpg"), 1)))
                .isInstanceOf(AcceptResult.Done.class);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void a_lost_request_is_repeated() {
        assertThat(store(lost(1, Lost.NEVER)).accept(acceptance(purge(1, "/a.jpg"), 1)))
                .isInstanceOf(AcceptResult.Done.class);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void the_last_unit_is_available_after_a_reservation_without_any_response() {
        DynamoDbClient losing = lost(3, Lost.LATE);
        assertThatThrownBy(() -> store(losing).accept(acceptance(purge(1, "/a.jpg"), 1)))
                .isInstanceOf(StoreUnavailable.class);
        executeLate();

        assertThat(store(DYNAMO_DB.client()).accept(acceptance(purge(2, "/a.jpg"), 1)))
                .isInstanceOf(AcceptResult.Done.class);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void the_last_unit_is_available_after_a_transaction_that_DynamoDB_refuses() {
        assertThatThrownBy(() -> store(refusingTransactions()).accept(acceptance(purge(1, "/a.jpg", "/w/x/*"), 2)))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(store(DYNAMO_DB.client()).accept(acceptance(purge(2, "/a.jpg", "/b.jpg"), 2)))
                .isInstanceOf(AcceptResult.Done.class);
        assertThat(used()).isEqualTo(2);
    }

    /** Loses the responses of the first reservations. */
    private DynamoDbClient lost(int reservations, Lost lost) {
        int[] left = {reservations};
        return new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (!(request instanceof UpdateItemRequest update)
                        || !update.updateExpression().startsWith("ADD")
                        || left[0]-- <= 0) {
                    return real.get();
                }
                switch (lost) {
                    case EXECUTED -> {
                        T _ = real.get();
                    }
                    case LATE -> late.add(real);
                    case NEVER -> {}
                }
                throw SdkClientException.create("connection reset");
            }
        });
    }

    private void executeLate() {
        late.forEach(update -> {
            try {
                Object _ = update.get();
            } catch (DynamoDbException e) {
                // a failed condition is a response, too
            }
        });
    }

    private static DynamoDbClient refusingTransactions() {
        return new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (request instanceof TransactWriteItemsRequest transaction) {
                    throw TransactionCanceledException.builder()
                            .cancellationReasons(transaction.transactItems().stream()
                                    .map(item -> CancellationReason.builder()
                                            .code("ValidationError")
                                            .build())
                                    .toList())
                            .build();
                }
                return real.get();
            }
        });
    }

    private PurgeStore store(DynamoDbClient client) {
        return new DynamoDbPurgeStore(TestTables.table(client, table), clock);
    }

    private int used() {
        return store(DYNAMO_DB.client()).usage(ACME, NOVEMBER).used();
    }

    private enum Lost {
        EXECUTED,
        LATE,
        NEVER
    }
}
