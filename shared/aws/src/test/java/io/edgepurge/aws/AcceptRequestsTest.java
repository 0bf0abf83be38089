package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Counts the requests to DynamoDB that an accepted or refused purge takes. */
class AcceptRequestsTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final String table = DYNAMO_DB.createTable();
    private final List<String> requests = new ArrayList<>();
    private final PurgeStore purgeStore = function();

    @Test
    void a_purge_with_one_queue_takes_three_requests_and_its_index() {
        purgeStore.accept(acceptance(purge(1, "/a.jpg"), 10));
        assertThat(requests).containsExactly("UpdateItem", "BatchWriteItem", "PutItem", "PutItem");

        requests.clear();
        purgeStore.accept(acceptance(purgeOfFiles(2, 9), 10));
        assertThat(requests).containsExactly("UpdateItem", "BatchWriteItem", "PutItem", "PutItem");
    }

    @Test
    void a_purge_with_a_key_or_several_queues_takes_two_requests_and_its_index() {
        purgeStore.accept(withKey(1, "one"));
        assertThat(requests).containsExactly("UpdateItem", "BatchWriteItem", "TransactWriteItems");

        requests.clear();
        purgeStore.accept(acceptance(purge(2, "/a.jpg", "/w/x/*"), 10));
        assertThat(requests).containsExactly("UpdateItem", "BatchWriteItem", "TransactWriteItems");
    }

    @Test
    void the_result_contains_the_usage_with_this_purge() {
        purgeStore.accept(acceptance(purgeOfFiles(1, 2), 10));

        assertThat(purgeStore.accept(acceptance(purgeOfFiles(2, 3), 10)))
                .isInstanceOfSatisfying(
                        AcceptResult.Done.class,
                        done -> assertThat(done.usage())
                                .hasValueSatisfying(
                                        usage -> assertThat(usage.used()).isEqualTo(5)));
    }

    @Test
    void a_purge_beyond_the_quota_writes_nothing() {
        purgeStore.accept(acceptance(purge(1, "/a.jpg"), 10));
        Set<Map<String, AttributeValue>> before = items();
        requests.clear();

        AcceptResult result = purgeStore.accept(acceptance(purgeOfFiles(2, 100), 10));

        assertThat(result).isEqualTo(new AcceptResult.QuotaTooLow(9));
        assertThat(requests).containsExactly("UpdateItem", "GetItem");
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void the_next_purge_removes_the_settled_reservation() {
        IntStream.rangeClosed(1, 5).forEach(n -> purgeStore.accept(acceptance(purge(n, "/a.jpg"), 10)));

        assertThat(pending()).hasSize(1);
    }

    @Test
    void many_functions_leave_few_reservations() {
        IntStream.rangeClosed(1, 40).forEach(n -> function().accept(acceptance(purge(n, "/a.jpg"), 100)));

        assertThat(pending()).hasSizeLessThanOrEqualTo(21);
    }

    @Test
    void a_used_idempotency_key_leaves_no_reservation_and_no_index() {
        purgeStore.accept(withKey(1, "one"));
        Set<Map<String, AttributeValue>> before = items();

        assertThat(purgeStore.accept(withKey(2, "two"))).isEqualTo(new AcceptResult.KeyTaken());

        assertThat(items()).hasSameSizeAs(before);
        assertThat(purgeStore.quota(ACME, purge(1, "/a.jpg").month(), 10).left())
                .isEqualTo(9);
        assertThat(pending()).hasSizeLessThanOrEqualTo(1);
    }

    private static Acceptance withKey(int number, String fingerprint) {
        Idempotency idempotency = new Idempotency(new IdempotencyKey("once"), fingerprint);
        return new Acceptance(purge(number, "/a.jpg"), 10, Optional.of(idempotency));
    }

    private List<Reservation> pending() {
        return DYNAMO_DB
                .client()
                .getItem(request -> request.tableName(table)
                        .consistentRead(true)
                        .key(Key.quota(ACME, purge(1, "/a.jpg").month()).attributes()))
                .item()
                .entrySet()
                .stream()
                .filter(attribute -> Reservation.isPending(attribute.getKey()))
                .map(attribute -> Reservation.read(ACME, attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private Set<Map<String, AttributeValue>> items() {
        return new HashSet<>(DYNAMO_DB
                .client()
                .scan(request -> request.tableName(table).consistentRead(true))
                .items());
    }

    private DynamoDbPurgeStore function() {
        InterceptedDynamoDb counted =
                new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
                    @Override
                    public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                        requests.add(request.getClass().getSimpleName().replace("Request", ""));
                        return real.get();
                    }
                });
        return new DynamoDbPurgeStore(TestTables.table(counted, table), Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
