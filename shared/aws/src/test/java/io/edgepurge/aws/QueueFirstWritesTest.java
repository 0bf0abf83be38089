package io.edgepurge.aws;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Accepts a purge with two puts, the queue entry and the purge, one of which fails, has no response, or executes late. */
class QueueFirstWritesTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final int ENTRY = 0;
    private static final int PURGE = 1;

    private final String table = DYNAMO_DB.createTable();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Supplier<?>> late = new ArrayList<>();

    @Test
    void the_queue_entry_is_written_before_the_purge() {
        assertThatThrownBy(() -> accept(failing(PURGE, Fault.LOST_BEFORE))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> accept(failing(ENTRY, Fault.LOST_BEFORE))).isInstanceOf(StoreUnavailable.class);

        assertNothingIsAccepted();
    }

    @Test
    void a_purge_whose_queue_entry_has_no_response_is_never_recorded() {
        assertThatThrownBy(() -> accept(failing(ENTRY, Fault.EXECUTED))).isInstanceOf(StoreUnavailable.class);

        assertNothingIsAccepted();
    }

    @Test
    void a_late_queue_entry_belongs_to_no_purge() {
        assertThatThrownBy(() -> accept(failing(ENTRY, Fault.LATE))).isInstanceOf(StoreUnavailable.class);
        executeLate();

        assertThat(queued()).hasSize(1);
        assertThat(items().items(queued())).isEmpty();
        assertThat(used()).isZero();
    }

    @Test
    void a_recorded_purge_without_a_response_is_detected() {
        assertThat(accept(failing(PURGE, Fault.EXECUTED))).isInstanceOf(AcceptResult.Done.class);

        assertThat(used()).isEqualTo(1);
        assertThat(items().items(queued())).hasSize(1);
    }

    @Test
    void a_late_purge_is_not_recorded() {
        assertThatThrownBy(() -> accept(failing(PURGE, Fault.LATE))).isInstanceOf(StoreUnavailable.class);
        executeLate();

        assertNothingIsAccepted();
    }

    @Test
    void a_throttled_queue_entry_is_sent_again() {
        assertThat(accept(failing(ENTRY, Fault.THROTTLED))).isInstanceOf(AcceptResult.Done.class);

        assertThat(used()).isEqualTo(1);
    }

    @Test
    void a_fence_is_not_a_purge_for_the_worker() {
        Table direct = TestTables.table(DYNAMO_DB.client(), table);
        direct.put(Key.request(ACME, id(1)), Map.of("fenced", Attributes.trueValue()));

        assertThat(items().items(List.of(claim(purge(1, "/a.jpg"), 0)))).isEmpty();
    }

    /** The process ends between the two writes. The next recovery releases the units, and the purge can't appear any more. */
    @Test
    void an_entry_without_a_purge_stays_without_one() {
        DynamoDbClient killed = failing(PURGE, Fault.KILLED);
        assertThatThrownBy(() -> accept(killed)).isInstanceOf(Killed.class);
        clock.advance(Duration.ofMinutes(11));
        store(DYNAMO_DB.client()).accept(acceptance(purge(2, "/b.jpg"), 10));
        executeLate();

        assertThat(store(DYNAMO_DB.client()).find(ACME, id(1))).isEmpty();
        assertThat(used()).isEqualTo(1);
        assertThat(items().items(queued()).keySet()).extracting(Claim::purge).containsExactly(id(2));
    }

    private void assertNothingIsAccepted() {
        assertThat(used()).isZero();
        assertThat(store(DYNAMO_DB.client()).find(ACME, id(1))).isEmpty();
        assertThat(queued()).isEmpty();
    }

    private AcceptResult accept(DynamoDbClient client) {
        return store(client).accept(acceptance(purge(1, "/a.jpg"), 10));
    }

    /** Injects a fault into the first attempt of a put. */
    private DynamoDbClient failing(int number, Fault fault) {
        int[] puts = {0};
        return new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (!(request instanceof PutItemRequest) || puts[0]++ != number) {
                    return real.get();
                }
                switch (fault) {
                    case EXECUTED -> {
                        T _ = real.get();
                    }
                    case LATE -> late.add(real);
                    case KILLED -> {
                        late.add(real);
                        throw new Killed();
                    }
                    case THROTTLED -> throw throttled();
                    case LOST_BEFORE -> {}
                }
                throw SdkClientException.create("connection reset");
            }
        });
    }

    private static DynamoDbException throttled() {
        return (DynamoDbException) ProvisionedThroughputExceededException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .build())
                .statusCode(400)
                .build();
    }

    private void executeLate() {
        late.forEach(put -> {
            try {
                Object _ = put.get();
            } catch (DynamoDbException e) {
                // a failed condition is a response, too
            }
        });
    }

    private List<Claim> queued() {
        return new DynamoDbPurgeQueue(TestTables.table(DYNAMO_DB.client(), table), new Parallel(1)).heads(IMAGES, 100);
    }

    private DynamoDbItemStore items() {
        return new DynamoDbItemStore(TestTables.table(DYNAMO_DB.client(), table), new Parallel(1));
    }

    private DynamoDbPurgeStore store(DynamoDbClient client) {
        return new DynamoDbPurgeStore(TestTables.table(client, table), clock);
    }

    private int used() {
        return store(DYNAMO_DB.client()).usage(ACME, NOVEMBER).used();
    }

    private enum Fault {
        LOST_BEFORE,
        EXECUTED,
        LATE,
        THROTTLED,
        KILLED
    }

    /** Not an exception that the store handles, so it ends the process. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
