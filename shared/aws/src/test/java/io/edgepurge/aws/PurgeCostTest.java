package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingDoorbells.Scheduled;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.ScriptedInvalidationApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures the capacity units of purges for docs/cost.md, from the request to the completed invalidation. */
class PurgeCostTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10_000);

    private static final Path PAGE = Path.of("..", "..", "docs", "cost.md");
    private static final String READS = "DynamoDB, read units";
    private static final String WRITES = "DynamoDB, write units";

    private final CapacityMeter meter = new CapacityMeter(DYNAMO_DB.client());
    private final DynamoDbProxy proxy = new DynamoDbProxy(DYNAMO_DB.endpoint(), meter::forward);
    private final ManualClock clock = new ManualClock(NOON);
    private final ScriptedInvalidationApi cloudFront = new ScriptedInvalidationApi();
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final String table = DYNAMO_DB.createTable();
    private final AwsWiring wiring = new AwsWiring(proxy.variables(table), clock);
    private final PurgeService service = service();
    private final InvalidationWorker worker = new InvalidationWorker(
            wiring.reconcilePorts(new RecordingWorkerObserver()).with(cloudFront),
            ReconcileConfig.standard(),
            doorbells);
    private int purges;
    private int answered;

    @BeforeEach
    void prepare() {
        wiring.accountRegistry().save(ACCOUNT).orThrow();
        purgeAndSettle(1, 1);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void the_page_states_the_measured_units() throws IOException {
        Map<String, Double> one = perPurge(1, () -> purgeAndSettle(1, 1));
        Map<String, Double> hundred = perPurge(1, () -> purgeAndSettle(1, 100));
        Map<String, Double> ten = perPurge(10, () -> purgeAndSettle(10, 1));

        String page = Files.readString(PAGE);
        one.forEach((name, number) -> assertThat(page)
                .as("one %s, hundred %s, ten %s", one, hundred, ten)
                .contains("| %s | %.1f | %.1f | %.1f |".formatted(name, number, hundred.get(name), ten.get(name))));
    }

    @Test
    void the_page_states_the_units_of_a_further_poll() throws IOException {
        accept(1);
        reconcile();
        Map<String, Double> poll = perPurge(1, this::reconcileNext);

        assertThat(Files.readString(PAGE).replace('\n', ' '))
                .contains("Each further poll of a distribution takes %.0f write units".formatted(poll.get(WRITES)))
                .contains("the next doorbell) and %.0f read units".formatted(poll.get(READS)));
    }

    /** Fails if a change makes purges more expensive. */
    @Test
    void a_purge_of_one_url_takes_no_more_units_than_before() {
        Map<String, Double> before = meter.writes();

        Map<String, Double> units = perPurge(1, () -> purgeAndSettle(1, 1));

        assertThat(units.get(WRITES))
                .as("writes of two purges: %s, one: %s", meter.writes(), before)
                .isLessThanOrEqualTo(17);
        assertThat(units.get(READS))
                .as("reads of two purges: %s", meter.reads())
                .isLessThanOrEqualTo(10);
    }

    private Map<String, Double> perPurge(int count, Runnable work) {
        Map<String, Double> before = sums();
        work.run();
        Map<String, Double> used = new TreeMap<>();
        sums().forEach((name, sum) -> used.put(name, (sum - before.getOrDefault(name, 0.0)) / count));
        return used;
    }

    private Map<String, Double> sums() {
        return Map.of(
                READS,
                sum(meter.reads()),
                WRITES,
                sum(meter.writes()),
                "CloudFront API calls (free)",
                (double) cloudFront.calls().size() + cloudFront.listings(),
                "SQS, messages sent",
                (double) doorbells.notified().size() + doorbells.scheduled().size());
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Accepts purges, lets CloudFront complete their invalidations before the first poll, and works until nothing is left. */
    private void purgeAndSettle(int count, int urls) {
        List<PurgeProgress> accepted =
                IntStream.range(0, count).mapToObj(n -> accept(urls)).toList();
        reconcile();
        cloudFront.completeAll();
        while (answered < doorbells.scheduled().size()) {
            reconcileNext();
        }
        clock.advance(Duration.ofMinutes(1));
        PurgeStore unmetered = new DynamoDbPurgeStore(TestTables.table(DYNAMO_DB.client(), table), clock);
        assertThat(accepted)
                .extracting(purge -> unmetered
                        .find(ACME, purge.purge().id())
                        .map(PurgeProgress::status)
                        .orElseThrow())
                .containsOnly(PurgeStatus.COMPLETED);
    }

    private void reconcile() {
        worker.reconcile(IMAGES, List.of());
    }

    /** Waits for the next doorbell and answers it. */
    private void reconcileNext() {
        Scheduled next = doorbells.scheduled().get(answered++);
        clock.advance(Duration.between(clock.instant(), next.at()));
        worker.reconcile(IMAGES, List.of(next.at()));
    }

    private PurgeService service() {
        PurgePorts ports = wiring.purgePortsWithoutDoorbells();
        return new PurgeService(
                new PurgePorts(ports.purges(), ports.queued(), doorbells, ports.observer(), ports.ids(), ports.clock()),
                ProtectedFolders.DEFAULT);
    }

    private PurgeProgress accept(int urls) {
        int number = purges++;
        List<String> all = new ArrayList<>();
        IntStream.range(0, urls).forEach(n -> all.add("https://img.example.com/photos/" + number + "/" + n + ".jpg"));
        PurgeRequest request = new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("deploy")),
                PurgeSource.API,
                PurgeSpec.urls(all),
                Optional.empty());
        return ((Accepted) service.accept(request)).progress();
    }
}
