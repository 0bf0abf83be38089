package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.acceptance;

import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.ScriptedInvalidationApi;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A worker for the images distribution, with in-memory stores and a scripted CloudFront. */
final class DistributionFixture {
    /** A rate limit that no test reaches. */
    static final RateLimitConfig HIGH_RATE = new RateLimitConfig(1_000, 1_000);

    static final int MONTHLY_QUOTA = 100_000;

    final ScriptedInvalidationApi invalidationApi;
    final Records records;
    final ManualClock clock = new ManualClock(NOON);
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    private final AtomicInteger plans = new AtomicInteger();

    DistributionFixture(InvalidationOutcome... script) {
        this(Optional.empty(), script);
    }

    private DistributionFixture(Optional<FolderWildcardPolicy> allowed, InvalidationOutcome... script) {
        invalidationApi = new ScriptedInvalidationApi(script);
        records = Records.inMemory(List.of(IMAGES, VIDEOS), allowed);
    }

    /** Creates a distribution on which folder wildcards are allowed. */
    static DistributionFixture allowing(FolderWildcardPolicy allowed, InvalidationOutcome... script) {
        return new DistributionFixture(Optional.of(allowed), script);
    }

    Purge queued(int number, String... paths) {
        return queued(Samples.purge(number, paths));
    }

    Purge queued(Purge purge) {
        records.purgeStore().accept(acceptance(purge, MONTHLY_QUOTA));
        return purge;
    }

    InvalidationWorker worker() {
        return worker(ReconcileConfig.standard().withRateLimit(HIGH_RATE));
    }

    InvalidationWorker worker(ReconcileConfig config) {
        return new InvalidationWorker(ports(records.plans()), config, doorbells);
    }

    ReconcilePorts ports(PlanStore plans) {
        return new ReconcilePorts(
                plans,
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                invalidationApi,
                observer,
                clock,
                this::nextPlan);
    }

    private PlanId nextPlan() {
        return new PlanId("plan-%04d".formatted(plans.incrementAndGet()));
    }

    /** Reconciles once, like after an immediate doorbell. */
    void reconcile() {
        worker().reconcile(IMAGES, List.of());
    }

    /** Reconciles once, with an interruption between two calls. */
    void reconcile(Interruptions interruptions) {
        ReconcileConfig config = ReconcileConfig.standard().withRateLimit(HIGH_RATE);
        new InvalidationWorker(interruptions.over(ports(records.plans())), config, doorbells)
                .reconcile(IMAGES, List.of());
    }

    /** Completes all invalidations in progress and reconciles at the time of the scheduled doorbell. */
    void completeAndReconcile() {
        invalidationApi.completeAll();
        clock.advance(Duration.ofMinutes(1));
        reconcile();
    }

    ItemState state(Purge purge, int item) {
        return records.purgeStore()
                .find(purge.account(), purge.id())
                .orElseThrow()
                .stateOf(purge.items().get(item));
    }

    PurgeStatus status(Purge purge) {
        return records.purgeStore()
                .find(purge.account(), purge.id())
                .orElseThrow()
                .status();
    }

    List<PurgeStatus> statuses(Purge purge) {
        return purge.items().stream()
                .map(item -> state(purge, item.index()).status())
                .toList();
    }

    int left() {
        return records.purgeStore()
                .quota(Samples.ACME, YearMonth.of(2101, 11), MONTHLY_QUOTA)
                .left();
    }

    List<String> pathsOfCall(int call) {
        return invalidationApi.calls().get(call).paths().all().stream()
                .map(path -> path.value())
                .toList();
    }

    Stream<String> references() {
        return invalidationApi.calls().stream().map(call -> call.reference().value());
    }

    Instant doorbell() {
        return records.plans().state(IMAGES).orElseThrow().nextDoorbell().orElseThrow();
    }
}
