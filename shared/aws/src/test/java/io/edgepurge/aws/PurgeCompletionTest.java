package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.clearedFirst;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeSummary;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks that summaries contain the final status, so that readers need not load the items. */
class PurgeCompletionTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private final Table table = DYNAMO_DB.emptyTable();
    private final Purge purge = purge(1, "/a.jpg", "/b.jpg");

    @BeforeEach
    void accept() {
        new AccountRegistry(table)
                .save(new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10));
        new DynamoDbPurgeStore(table, Clock.fixed(NOON, ZoneOffset.UTC)).accept(clearedFirst(purge, 10));
    }

    @Test
    void marking_the_last_item_stores_the_final_status() {
        DynamoDbItemStore items = new DynamoDbItemStore(table, new Parallel(2));

        items.mark(
                IMAGES,
                List.of(claim(purge, 0)),
                ItemState.submitted("I1", NOON).completed(NOON));
        assertThat(StoredSummary.isOpen(line())).isTrue();
        items.mark(
                IMAGES,
                List.of(claim(purge, 1)),
                ItemState.submitted("I1", NOON).completed(NOON));

        assertThat(StoredSummary.isOpen(line())).isFalse();
        assertThat(StoredSummary.read(line())).extracting(PurgeSummary::status).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void giving_up_the_last_item_stores_the_final_status() {
        ClearanceStore clearances = new DynamoDbClearanceStore(table);
        Backlog backlog = clearances.backlogs(IMAGES).getFirst();
        PendingClearance read = clearances.waiting(backlog, Optional.empty(), 1).getFirst();

        assertThat(clearances.giveUp(backlog, read, Set.of(0, 1), ItemState.failed("no answer", NOON)))
                .isTrue();

        assertThat(StoredSummary.isOpen(line())).isFalse();
        assertThat(StoredSummary.read(line())).extracting(PurgeSummary::status).isEqualTo(PurgeStatus.FAILED);
    }

    private Map<String, AttributeValue> line() {
        return table.get(Key.listed(ACME, purge.id())).orElseThrow();
    }
}
