package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.acceptance;
import static io.edgepurge.testing.Samples.clearedFirst;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Cancels purges that were queued before files and wildcards had separate entries. */
class EarlierQueueEntriesTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final int MONTHLY_QUOTA = 1_000;
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Table table = DYNAMO_DB.emptyTable();
    private final DynamoDbPurgeStore store = new DynamoDbPurgeStore(table, CLOCK);

    @Test
    void the_entry_of_a_wildcard_purge_is_deleted() {
        Purge purge = queuedEarlier(purge(1, ACME, distribution(1), "/folder/sub/*"));

        assertThat(cancel(purge)).isTrue();

        assertThat(queueOf(distribution(1))).isEmpty();
    }

    @Test
    void a_purge_of_forty_distributions_with_files_and_wildcards_is_canceled() {
        Purge purge = queuedEarlier(purgeOfDistributions(40, "/a.jpg", "/folder/sub/*"));

        assertThat(cancel(purge)).isTrue();

        assertThat(purge.distributions())
                .hasSize(40)
                .allSatisfy(each -> assertThat(queueOf(each)).isEmpty());
    }

    @Test
    void a_purge_of_forty_distributions_with_only_wildcards_is_canceled() {
        Purge purge = queuedEarlier(purgeOfDistributions(40, "/folder/sub/*"));

        assertThat(cancel(purge)).isTrue();

        assertThat(purge.distributions())
                .allSatisfy(each -> assertThat(queueOf(each)).isEmpty());
    }

    @Test
    void an_entry_that_appears_during_the_cancellation_is_deleted() {
        saveEndpoints(1);
        Purge purge = purge(1, ACME, distribution(1), "/folder/sub/*", "/a.jpg");
        store.accept(clearedFirst(purge, MONTHLY_QUOTA));
        DynamoDbClient slow = new InterceptedDynamoDb(DYNAMO_DB.client(), new InterceptedDynamoDb.Interceptor() {
            @Override
            public <T> T call(DynamoDbRequest request, Supplier<T> real) {
                if (request instanceof TransactWriteItemsRequest) {
                    clearOriginCaches(purge);
                }
                return real.get();
            }
        });

        assertThat(cancel(new DynamoDbPurgeStore(TestTables.table(slow, table.name()), CLOCK), purge))
                .isTrue();

        assertThat(queueOf(distribution(1))).isEmpty();
    }

    private boolean cancel(Purge purge) {
        return cancel(store, purge);
    }

    private boolean cancel(DynamoDbPurgeStore by, Purge purge) {
        DynamoDbPlanStore plans = new DynamoDbPlanStore(table);
        Map<DistributionId, Long> versions = purge.distributions().stream()
                .collect(Collectors.toMap(
                        each -> each, each -> plans.state(each).orElseThrow().version()));
        return by.cancel(purge, versions, NOON);
    }

    private void clearOriginCaches(Purge purge) {
        DynamoDbClearanceStore clearances = new DynamoDbClearanceStore(table);
        Backlog backlog = clearances.backlogs(distribution(1)).getFirst();
        PendingClearance read = clearances.waiting(backlog, Optional.empty(), 1).getFirst();
        assertThat(clearances.cleared(backlog, read, purge.items())).isTrue();
    }

    private List<Map<String, AttributeValue>> queueOf(DistributionId distribution) {
        return table.queryAll(Key.queue(distribution), "");
    }

    /** Stores a purge as the version before did: one entry per distribution, under the key that files have now. */
    private Purge queuedEarlier(Purge purge) {
        saveEndpoints(purge.distributions().size());
        store.accept(acceptance(purge, MONTHLY_QUOTA));
        for (DistributionId distribution : purge.distributions()) {
            queueOf(distribution)
                    .forEach(entry -> table.delete(
                            new Key(Key.queue(distribution), text(entry, Key.SORT)), "attribute_exists(pk)", Map.of()));
            table.put(
                    Key.queued(new QueueName(distribution, InProgressLimit.FILES), purge.account(), purge.id()),
                    Map.of("waiting", numbers(purge.indexesOn(distribution))));
        }
        return purge;
    }

    private void saveEndpoints(int distributions) {
        List<UrlEndpoint> endpoints = IntStream.rangeClosed(1, distributions)
                .mapToObj(n -> UrlEndpoint.of("https://img" + n + ".example.com/", distribution(n)))
                .toList();
        new AccountRegistry(table)
                .save(new Account(ACME, endpoints, MONTHLY_QUOTA))
                .orThrow();
    }

    private static Purge purgeOfDistributions(int distributions, String... paths) {
        List<PurgeItem> items = new ArrayList<>();
        IntStream.rangeClosed(1, distributions).forEach(n -> {
            String endpoint = "https://img" + n + ".example.com";
            Stream.of(paths)
                    .forEach(path -> items.add(new PurgeItem(
                            items.size(),
                            endpoint + path,
                            endpoint + "/",
                            distribution(n),
                            new InvalidationPath(path))));
        });
        Purge purge = purge(1, "/a.jpg");
        return new Purge(purge.id(), purge.account(), purge.acceptedAt(), purge.options(), purge.provenance(), items);
    }

    private static DistributionId distribution(int number) {
        return new DistributionId("E%013d".formatted(number));
    }
}
