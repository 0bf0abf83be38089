package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcards;
import io.edgepurge.testing.ClearanceStoreContract;
import io.edgepurge.testing.ItemLedgerContract;
import io.edgepurge.testing.PaceStoreContract;
import io.edgepurge.testing.PlanStoreContract;
import io.edgepurge.testing.PurgeHistoryContract;
import io.edgepurge.testing.PurgeLedgerContract;
import io.edgepurge.testing.PurgeQueueContract;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.UsageContract;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDbRecordsTest
        implements PurgeLedgerContract,
                PurgeQueueContract,
                ItemLedgerContract,
                PlanStoreContract,
                PaceStoreContract,
                ClearanceStoreContract,
                UsageContract,
                PurgeHistoryContract {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    @Override
    public Records records() {
        return records(table());
    }

    @Override
    public Records records(FolderWildcards onImages) {
        Table table = table();
        assertThat(new AccountRegistry(table).enter(IMAGES, onImages)).isEmpty();
        return records(table);
    }

    @Override
    public History history() {
        Table table = table();
        Records records = records(table);
        return new History(records, new DynamoDbPurgeHistory(table, records.ledger(), new Parallel(8)));
    }

    private static Table table() {
        Table table = DYNAMO_DB.emptyTable();
        Account acme = new Account(
                ACME,
                List.of(
                        UrlEndpoint.of("https://img.example.com/", IMAGES),
                        UrlEndpoint.of("https://video.example.com/", VIDEOS)),
                1_000);
        assertThat(new AccountRegistry(table).enter(acme)).isEmpty();
        return table;
    }

    private static Records records(Table table) {
        return new Records(
                new DynamoDbPurgeLedger(table, Clock.systemUTC()),
                new DynamoDbPurgeQueue(table, new Parallel(8)),
                new DynamoDbItemLedger(table, new Parallel(8)),
                new DynamoDbPlanStore(table),
                new DynamoDbPace(table),
                new DynamoDbClearances(table));
    }
}
