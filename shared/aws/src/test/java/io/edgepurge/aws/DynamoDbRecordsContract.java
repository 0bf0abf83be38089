package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.testing.ClearanceStoreContract;
import io.edgepurge.testing.ItemStoreContract;
import io.edgepurge.testing.PlanStoreContract;
import io.edgepurge.testing.PurgeHistoryContract;
import io.edgepurge.testing.PurgeQueueContract;
import io.edgepurge.testing.PurgeStoreContract;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.TokenBucketStoreContract;
import io.edgepurge.testing.UsageContract;
import io.edgepurge.testing.VerificationStoreContract;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** All contracts of the DynamoDB table, for any DynamoDB implementation. */
interface DynamoDbRecordsContract
        extends PurgeStoreContract,
                PurgeQueueContract,
                ItemStoreContract,
                PlanStoreContract,
                TokenBucketStoreContract,
                ClearanceStoreContract,
                VerificationStoreContract,
                UsageContract,
                PurgeHistoryContract {
    Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    Table emptyTable();

    @Override
    default Records records() {
        return records(table());
    }

    @Override
    default Records records(FolderWildcardPolicy onImages) {
        Table table = table();
        new AccountRegistry(table).allowFolderWildcards(IMAGES, onImages).orThrow();
        return records(table);
    }

    @Override
    default History history() {
        Table table = table();
        Records records = records(table);
        return new History(records, new DynamoDbPurgeHistory(table, records.purgeStore(), new Parallel(8), CLOCK));
    }

    private Table table() {
        Table table = emptyTable();
        Account acme = new Account(
                ACME,
                List.of(
                        UrlEndpoint.of("https://img.example.com/", IMAGES),
                        UrlEndpoint.of("https://video.example.com/", VIDEOS)),
                1_000);
        new AccountRegistry(table).save(acme).orThrow();
        return table;
    }

    private static Records records(Table table) {
        return new Records(
                new DynamoDbPurgeStore(table, CLOCK),
                new DynamoDbPurgeQueue(table, new Parallel(8)),
                new DynamoDbItemStore(table, new Parallel(8)),
                new DynamoDbPlanStore(table),
                new DynamoDbTokenBucketStore(table),
                new DynamoDbClearanceStore(table),
                new DynamoDbVerificationStore(table, new Parallel(8)));
    }
}
