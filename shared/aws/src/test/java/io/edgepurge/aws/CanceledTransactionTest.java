package io.edgepurge.aws;

import static io.edgepurge.aws.FaultyDynamoDb.Fault.CONFLICT;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.INVALID;
import static io.edgepurge.aws.FaultyDynamoDb.Fault.THROTTLED;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgepurge.aws.FaultyDynamoDb.Fault;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancels transactions that change plans: only a failed condition is a version conflict. */
class CanceledTransactionTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final InvalidationPlan REPLACED = Samples.plan("plan-1", purge(1, "/a.jpg"));

    private final String table = DYNAMO_DB.createTable();
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void register_the_distribution() {
        new AccountRegistry(TestTables.table(DYNAMO_DB.client(), table))
                .save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10))
                .orThrow();
        new DynamoDbPlanStore(TestTables.table(DYNAMO_DB.client(), table))
                .replace(IMAGES, 0, List.of(), List.of(REPLACED));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "THROTTLED"})
    void a_throttled_or_conflicting_transaction_is_repeated_after_pauses(Fault fault) {
        assertThat(replace(0, fault, fault, fault)).isTrue();

        assertThat(pauses).hasSize(3).allMatch(Duration::isPositive).isSorted();
    }

    @Test
    void a_failed_condition_is_a_version_conflict_and_is_not_repeated() {
        assertThat(replace(1)).isFalse();

        assertThat(pauses).isEmpty();
    }

    @Test
    void a_condition_that_fails_after_a_conflict_is_a_version_conflict() {
        assertThat(replace(1, CONFLICT)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "THROTTLED"})
    void the_store_is_unavailable_after_the_last_attempt(Fault fault) {
        Fault[] faults = Collections.nCopies(10, fault).toArray(Fault[]::new);

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> replace(0, faults));
        assertThatExceptionOfType(StoreUnavailable.class)
                .isThrownBy(() -> store(faults).commit(List.of()));
    }

    @Test
    void a_transaction_that_DynamoDB_refuses_is_not_repeated() {
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> replace(0, INVALID));

        assertThat(pauses).isEmpty();
    }

    @Test
    void a_throttled_acceptance_is_repeated_after_pauses() {
        PurgeAcceptor acceptor =
                new PurgeAcceptor(store(THROTTLED, THROTTLED), Clock.fixed(Samples.NOON, ZoneOffset.UTC));

        assertThat(acceptor.accept(Samples.acceptance(purge(1, "/a.jpg", "/w/x/*"), 10)))
                .isInstanceOf(AcceptResult.Done.class);
        assertThat(pauses).hasSize(2).allMatch(Duration::isPositive);
    }

    private boolean replace(long version, Fault... faults) {
        PlanStore plans = new DynamoDbPlanStore(store(faults));
        return plans.replace(
                IMAGES,
                plans.state(IMAGES).orElseThrow().version() + version,
                List.of(REPLACED),
                List.of(Samples.plan("plan-2", purge(1, "/a.jpg"))));
    }

    private Table store(Fault... faults) {
        return new Table(
                FaultyDynamoDb.of(DYNAMO_DB.client(), faults),
                table,
                new Backoff(10, RandomGenerator.getDefault(), pauses::add));
    }
}
