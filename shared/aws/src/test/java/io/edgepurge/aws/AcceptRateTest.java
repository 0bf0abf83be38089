package io.edgepurge.aws;

import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Measures how many requests one account can send, on virtual time and with DynamoDB's transaction conflicts. */
class AcceptRateTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final int SECONDS = Boolean.getBoolean("long") ? 120 : 4;
    private static final int REQUESTS_PER_SECOND = 50;
    private static final int FUNCTIONS = 10;

    private final RandomGenerator random = new SplittableRandom(20_261_129);
    private final VirtualTime time = new VirtualTime(NOON);
    private final DynamoDbClient client = new ConflictingDynamoDb(DYNAMO_DB.client(), time, random);
    private final String table = DYNAMO_DB.createTable();
    private final List<Duration> latencies = new ArrayList<>();
    private int busy;

    @Test
    void fifty_requests_a_second_on_one_account_are_accepted() {
        List<DynamoDbPurgeStore> functions =
                IntStream.range(0, FUNCTIONS).mapToObj(n -> function()).toList();
        int requests = SECONDS * REQUESTS_PER_SECOND;
        for (int request = 0; request < requests; request++) {
            int number = request;
            PurgeStore purgeStore = functions.get(random.nextInt(FUNCTIONS));
            time.at(arrival(), () -> accept(purgeStore, number));
        }
        IntStream.range(0, SECONDS).forEach(second -> time.at(Duration.ofSeconds(second), this::refund));

        time.run();

        latencies.sort(Duration::compareTo);
        assertThat(busy).isLessThanOrEqualTo(requests / 1_000);
        assertThat(latencies.get(requests * 99 / 100)).isLessThan(Duration.ofMillis(150));
        PurgeStore plain = new DynamoDbPurgeStore(TestTables.table(DYNAMO_DB.client(), table), time);
        assertThat(plain.usage(ACME, NOVEMBER).used()).isEqualTo(requests - busy);
    }

    /** Arrivals are independent of each other, so requests come in bursts. */
    private Duration arrival() {
        return Duration.ofNanos(random.nextLong(Duration.ofSeconds(SECONDS).toNanos()));
    }

    private void accept(PurgeStore purgeStore, int number) {
        Duration start = time.now();
        AcceptResult result = purgeStore.accept(withKey(purgeOfFiles(number, 1)));
        latencies.add(time.now().minus(start));
        if (result instanceof AcceptResult.Busy) {
            busy++;
        }
    }

    /** Returns an acceptance that takes a transaction. */
    private static Acceptance withKey(Purge purge) {
        IdempotencyKey key = new IdempotencyKey("key-" + purge.id());
        return new Acceptance(purge, 1_000_000, Optional.of(new Idempotency(key, "fingerprint")));
    }

    /** Changes the quota in a transaction, as cancellations and failed items do. */
    private void refund() {
        Purge purge = purgeOfFiles(0, 1);
        Table conflicting = new Table(client, table, new Backoff(10, random, time::sleep));
        ItemUpdate nothing = StoredUsage.refund(purge, 0);
        boolean _ = conflicting.commit(List.of(nothing.inTransaction(conflicting)));
    }

    private DynamoDbPurgeStore function() {
        return new DynamoDbPurgeStore(new Table(client, table, new Backoff(10, random, time::sleep)), time);
    }
}
