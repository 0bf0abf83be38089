package io.edgepurge.aws;

import static io.edgepurge.aws.FaultyDynamoDb.Fault.CONFLICT;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.LOST_AFTER;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.LOST_BEFORE;
import static io.edgepurge.testing.PurgeStoreContract.NOVEMBER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.aws.FaultyDynamoDb.Fault;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultyAcceptTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Acceptance ACCEPTANCE = new Acceptance(
            purge(1, "/a.jpg"), 10, Optional.of(new Idempotency(new IdempotencyKey("once"), "fingerprint")));

    private final String table = DYNAMO_DB.emptyTable().name();

    @Test
    void transaction_conflicts_are_retried() {
        PurgeStore purgeStore = purgeStore(CONFLICT, CONFLICT, CONFLICT);

        assertThat(purgeStore.accept(ACCEPTANCE)).isInstanceOf(AcceptResult.Done.class);
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void nothing_is_charged_after_the_last_retry() {
        PurgeStore purgeStore = purgeStore(Collections.nCopies(10, CONFLICT).toArray(Fault[]::new));

        assertThat(purgeStore.accept(ACCEPTANCE)).isEqualTo(new AcceptResult.Busy());
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void a_committed_transaction_without_a_response_is_detected() {
        PurgeStore purgeStore = purgeStore(LOST_AFTER);

        assertThat(purgeStore.accept(ACCEPTANCE)).isInstanceOf(AcceptResult.Done.class);
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void a_lost_request_does_not_count_as_accepted() {
        PurgeStore purgeStore = purgeStore(LOST_BEFORE);

        assertThatThrownBy(() -> purgeStore.accept(ACCEPTANCE)).isInstanceOf(StoreUnavailable.class);
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void a_repeated_request_after_a_lost_response_is_charged_once() {
        purgeStore(LOST_AFTER).accept(ACCEPTANCE);

        assertThat(purgeStore().accept(ACCEPTANCE)).isInstanceOf(AcceptResult.Done.class);
        assertThat(left()).isEqualTo(9);
    }

    @Test
    void a_cancellation_is_retried_after_conflicts() {
        new AccountRegistry(TestTables.table(DYNAMO_DB.client(), table))
                .save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10))
                .orThrow();
        purgeStore().accept(ACCEPTANCE);

        assertThat(purgeStore(CONFLICT, CONFLICT).cancel(ACCEPTANCE.purge(), Map.of(IMAGES, 0L), NOON))
                .isTrue();
        assertThat(left()).isEqualTo(10);
    }

    private PurgeStore purgeStore(Fault... faults) {
        Table faulty = TestTables.table(FaultyDynamoDb.of(DYNAMO_DB.client(), faults), table);
        return new DynamoDbPurgeStore(faulty, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private int left() {
        return purgeStore().quota(ACME, NOVEMBER, 10).left();
    }
}
