package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.local.aws.DynamoDbTables;
import io.edgepurge.local.aws.EmbeddedDynamoDb;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.local.simulator.Distribution;
import io.edgepurge.local.simulator.SimulatorConfig;
import io.edgepurge.local.simulator.SimulatorSettings;
import io.edgepurge.local.template.TableResource;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The servers that a worker calls over HTTP through the AWS SDK. */
record WorkerBackends(CloudFrontSimulator simulator, Records records, InvalidationApi invalidationApi)
        implements AutoCloseable {
    /** An account with endpoints on both distributions and a quota that no test exhausts. */
    static final Account ACCOUNT = new Account(
            ACME,
            List.of(
                    UrlEndpoint.of("https://img.example.com/", IMAGES),
                    UrlEndpoint.of("https://video.example.com/", VIDEOS)),
            10_000_000);

    private static final List<TableResource.Key> KEYS =
            List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE"));

    private static final AtomicInteger TABLES = new AtomicInteger();

    /** Uses HTTP for CloudFront only, for tests with many purges. */
    static WorkerBackends withRecordsInMemory(Clock clock, Optional<FolderWildcardPolicy> allowed) {
        CloudFrontSimulator simulator = simulator(clock);
        return new WorkerBackends(
                simulator,
                Records.inMemory(List.of(IMAGES, VIDEOS), allowed),
                wiring(simulator, "unused", Map.of())
                        .reconcilePorts(new RecordingWorkerObserver())
                        .invalidationApi());
    }

    /** Uses HTTP for CloudFront and for DynamoDB Local, with a table of its own. */
    static WorkerBackends withRecordsInDynamoDb(Clock clock) {
        CloudFrontSimulator simulator = simulator(clock);
        URI dynamoDb = SharedDynamoDb.SERVER.endpoint();
        TableResource table = new TableResource("purges-" + TABLES.incrementAndGet(), KEYS, Optional.empty());
        DynamoDbTables.create(dynamoDb, List.of(table));
        AwsWiring aws = wiring(simulator, table.name(), Map.of("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString()));
        aws.accountRegistry().save(ACCOUNT).orThrow();
        ReconcilePorts ports = aws.reconcilePorts(new RecordingWorkerObserver());
        Records records = new Records(
                aws.purgeStore(),
                ports.queue(),
                ports.items(),
                ports.plans(),
                ports.tokenBuckets(),
                aws.clearanceStore(),
                aws.verificationStore());
        return new WorkerBackends(simulator, records, ports.invalidationApi());
    }

    private static CloudFrontSimulator simulator(Clock clock) {
        try {
            SimulatorConfig config = new SimulatorConfig(
                    0,
                    0,
                    URI.create("http://127.0.0.1:1"),
                    List.of(
                            Distribution.of(IMAGES.value(), "images.test"),
                            Distribution.of(VIDEOS.value(), "videos.test")),
                    SimulatorSettings.defaults().withInvalidationTime(Duration.ofSeconds(20)));
            return CloudFrontSimulator.start(config, clock, new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AwsWiring wiring(CloudFrontSimulator simulator, String table, Map<String, String> dynamoDb) {
        Map<String, String> variables = new HashMap<>(dynamoDb);
        variables.put("PURGE_TABLE", table);
        variables.put("AWS_ENDPOINT_URL_CLOUDFRONT", simulator.endpoint().toString());
        // purges expire some time after the timestamps in their ids, which are the same in every run
        return new AwsWiring(variables, Clock.fixed(Samples.id(1).queuedAt(), ZoneOffset.UTC));
    }

    @Override
    public void close() {
        simulator.close();
    }

    /** One server for all tests of this JVM, in memory; starting one for each of some hundred cases takes most of their time. */
    private static final class SharedDynamoDb {
        static final EmbeddedDynamoDb SERVER = EmbeddedDynamoDb.start(0, Optional.empty(), List.of());
    }
}
