package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgePorts;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeService;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.verifier.VerificationConfig;
import io.edgepurge.domain.verifier.VerificationPorts;
import io.edgepurge.domain.verifier.Verifier;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.testing.ScriptedViewer;
import io.edgepurge.testing.SequentialRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures what the verification of a purge adds to its capacity units, for docs/cost.md. */
class VerifiedPurgeCostTest {
    @RegisterExtension
    static final EmbeddedDynamoDb DYNAMO_DB = new EmbeddedDynamoDb();

    private static final Account ACCOUNT =
            new Account(ACME, List.of(UrlEndpoint.of("https://img.example.com/", IMAGES)), 10_000);

    private final CapacityMeter meter = new CapacityMeter(DYNAMO_DB.client());
    private final DynamoDbProxy proxy = new DynamoDbProxy(DYNAMO_DB.endpoint(), meter::forward);
    private final ManualClock clock = new ManualClock(NOON);
    private final ScriptedInvalidationApi cloudFront = new ScriptedInvalidationApi();
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final AwsWiring wiring = new AwsWiring(proxy.variables(DYNAMO_DB.createTable()), clock);
    private final ReconcilePorts ports =
            wiring.reconcilePorts(new RecordingWorkerObserver()).with(cloudFront);
    private final InvalidationWorker worker = new InvalidationWorker(ports, ReconcileConfig.standard(), doorbells);
    private final ScriptedViewer viewer = new ScriptedViewer(clock);
    private int purges;

    @BeforeEach
    void prepare() {
        wiring.accountRegistry().save(ACCOUNT).orThrow();
        unitsOf(1, false);
        unitsOf(1, true);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void the_page_states_what_a_verification_adds() throws IOException {
        Units plain = unitsOf(1, false);
        Units one = unitsOf(1, true).minus(plain);
        Units five = unitsOf(5, true).minus(unitsOf(5, false));

        assertThat(viewer.requests()).hasSize(1 + 1 + 5);
        assertThat(Files.readString(Path.of("..", "..", "docs", "cost.md")))
                .as("one URL %s, five URLs %s", one, five)
                .contains("| DynamoDB, write units | %.0f | %.0f |".formatted(one.writes(), five.writes()))
                .contains("| DynamoDB, read units | %.0f | %.0f |".formatted(one.reads(), five.reads()));
    }

    /** Accepts a purge, completes its invalidation, and reconciles and visits until a sweep finds nothing to do. */
    private Units unitsOf(int urls, boolean verify) {
        Units before = sum();
        accept(urls, verify);
        run();
        cloudFront.completeAll();
        IntStream.range(0, 3).forEach(sweep -> {
            clock.advance(Duration.ofMinutes(1));
            run();
        });
        return sum().minus(before);
    }

    private void run() {
        if (worker.reconcile(IMAGES, List.of()).visits()) {
            VerificationPorts visiting = new VerificationPorts(
                    wiring.verificationStore(), wiring.purgeStore(), wiring.accounts(), viewer, new SequentialRunner());
            new Verifier(ports, visiting, VerificationConfig.standard(), worker).verify(List.of(IMAGES));
        }
    }

    private void accept(int urls, boolean verify) {
        int number = purges++;
        PurgePorts purgePorts = wiring.purgePortsWithoutDoorbells();
        PurgeSpec spec = new PurgeSpec(
                IntStream.range(0, urls)
                        .mapToObj(n -> "https://img.example.com/photos/" + number + "/" + n + ".jpg")
                        .toList(),
                List.of(),
                verify ? PurgeOptions.NONE.withVerify(Optional.of(true)) : PurgeOptions.NONE);
        PurgeRequest request = new PurgeRequest(
                Caller.unrestricted(ACCOUNT, new KeyId("deploy")), PurgeSource.API, spec, Optional.empty());
        assertThat(new PurgeService(purgePorts, ProtectedFolders.DEFAULT).accept(request))
                .isInstanceOf(PurgeResult.Accepted.class);
    }

    private Units sum() {
        return new Units(sum(meter.writes()), sum(meter.reads()));
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private record Units(double writes, double reads) {
        Units minus(Units other) {
            return new Units(writes - other.writes, reads - other.reads);
        }
    }
}
