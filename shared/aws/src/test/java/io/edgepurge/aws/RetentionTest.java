package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.clearedFirst;
import static io.edgepurge.testing.Samples.purgeAcceptedAt;
import static io.edgepurge.testing.Samples.purgeDelayedUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeHistory.Query;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RetentionTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Duration DAYS = Duration.ofDays(60);
    private static final List<String> OF_A_PURGE = List.of("PURGE#", "LIST#", "INDEX#");

    private final Table table =
            TestTables.table(DYNAMO_DB.client(), DYNAMO_DB.emptyTable().name(), new Retention(DAYS));
    private final ManualClock clock = new ManualClock(NOON);
    private final PurgeStore purgeStore = new DynamoDbPurgeStore(table, clock);
    private final PurgeHistory history = new DynamoDbPurgeHistory(table, purgeStore, new Parallel(2), clock);
    private final Purge purge = purgeAcceptedAt(NOON, 1, "/a.jpg", "/b.jpg");

    @BeforeEach
    void saveAccount() {
        new AccountRegistry(table)
                .save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10))
                .orThrow();
    }

    @Test
    void every_item_of_a_purge_expires_at_once() {
        purgeStore.accept(acceptance(purge, 10));
        new DynamoDbItemStore(table, new Parallel(2))
                .mark(
                        IMAGES,
                        List.of(claim(purge, 0, 1)),
                        ItemState.submitted("I1", NOON).completed(NOON));

        assertThat(itemsOfPurges()).hasSize(5).allSatisfy(item -> expiresAt(NOON.plus(DAYS), item));
    }

    @Test
    void a_canceled_purge_expires() {
        purgeStore.accept(acceptance(purge, 10));

        assertThat(purgeStore.cancel(purge, Map.of(IMAGES, 0L), NOON)).isTrue();

        assertThat(itemsOfPurges()).hasSize(5).allSatisfy(item -> expiresAt(NOON.plus(DAYS), item));
    }

    @Test
    void a_refunded_purge_and_one_that_no_origin_cache_cleared_expire() {
        ClearanceStore clearances = new DynamoDbClearanceStore(table);
        purgeStore.accept(clearedFirst(purge, 10));
        Backlog backlog = clearances.backlogs(IMAGES).getFirst();
        clearances.giveUp(
                backlog,
                clearances.waiting(backlog, Optional.empty(), 1).getFirst(),
                Set.of(0),
                ItemState.failed("no response", NOON));
        new DynamoDbItemStore(table, new Parallel(2))
                .markAndRefund(IMAGES, List.of(claim(purge, 1)), ItemState.failed("no response", NOON));

        assertThat(itemsOfPurges()).hasSize(5).allSatisfy(item -> expiresAt(NOON.plus(DAYS), item));
    }

    /** Otherwise a purge could expire while it waits for its start time. */
    @Test
    void the_retention_of_a_delayed_purge_starts_when_it_joins_its_queues() {
        Instant start = NOON.plus(Duration.ofDays(30));

        purgeStore.accept(acceptance(purgeDelayedUntil(start, 1, "/a.jpg"), 10));

        assertThat(itemsOfPurges()).hasSize(3).allSatisfy(item -> expiresAt(start.plus(DAYS), item));
    }

    @Test
    void an_expired_purge_that_is_not_deleted_yet_is_hidden() {
        purgeStore.accept(acceptance(purge, 10));
        clock.advance(DAYS);
        assertThat(purgeStore.find(ACME, purge.id())).isPresent();
        assertThat(listed(Optional.empty())).containsExactly(purge.id());

        clock.advance(Duration.ofSeconds(1));

        assertThat(purgeStore.find(ACME, purge.id())).isEmpty();
        assertThat(listed(Optional.empty())).isEmpty();
        assertThat(listed(Optional.of("https://img.example.com/"))).isEmpty();
        assertThat(listed(Optional.of(purge.id().value()))).isEmpty();
    }

    @Test
    void the_quota_and_its_figures_do_not_expire() {
        purgeStore.accept(acceptance(purge, 10));
        clock.advance(DAYS.plusDays(1));

        assertThat(table.get(Key.quota(ACME, YearMonth.of(2101, 11))))
                .get()
                .satisfies(item -> assertThat(item).doesNotContainKey(Retention.EXPIRES_AT));
        assertThat(purgeStore.usage(ACME, YearMonth.of(2101, 11)).used()).isEqualTo(2);
    }

    @Test
    void the_retention_is_400_days_unless_set() {
        assertThat(Retention.of(Map.of())).isEqualTo(new Retention(Duration.ofDays(400)));
        assertThat(Retention.of(Map.of("RETENTION_DAYS", "60"))).isEqualTo(new Retention(DAYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"59", "3654", "-1", "1.5", "a year", ""})
    void another_retention_is_refused(String days) {
        assertThatThrownBy(() -> Retention.of(Map.of("RETENTION_DAYS", days)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RETENTION_DAYS");
    }

    private List<PurgeId> listed(Optional<String> text) {
        Query all = Query.all();
        return history.page(ACME, new Query(all.order(), all.filter(), text, all.after()), 10).purges().stream()
                .map(PurgeSummary::id)
                .toList();
    }

    private List<Map<String, AttributeValue>> itemsOfPurges() {
        return DYNAMO_DB
                .client()
                .scan(request -> request.tableName(table.name()).consistentRead(true))
                .items()
                .stream()
                .filter(item -> OF_A_PURGE.stream().anyMatch(Attributes.text(item, Key.PARTITION)::startsWith))
                .toList();
    }

    private static void expiresAt(Instant time, Map<String, AttributeValue> item) {
        assertThat(item).as(item.toString()).containsKey(Retention.EXPIRES_AT);
        assertThat(Attributes.number(item, Retention.EXPIRES_AT)).isEqualTo(time.getEpochSecond());
    }
}
