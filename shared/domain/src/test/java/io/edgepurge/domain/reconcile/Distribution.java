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

/** The images distribution with records in memory and a scripted CloudFront, and a worker over them. */
final class Distribution {
    /** As many calls as anybody could want. */
    static final RateLimitConfig UNHURRIED = new RateLimitConfig(1_000, 1_000);

    static final int MONTHLY_QUOTA = 100_000;

    final ScriptedInvalidationApi invalidationApi;
    final Records records;
    final ManualClock clock = new ManualClock(NOON);
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    private final AtomicInteger plans = new AtomicInteger();

    Distribution(InvalidationOutcome... script) {
        this(Optional.empty(), script);
    }

    private Distribution(Optional<FolderWildcardPolicy> allowed, InvalidationOutcome... script) {
        invalidationApi = new ScriptedInvalidationApi(script);
        records = Records.inMemory(List.of(IMAGES, VIDEOS), allowed);
    }

    /** One whose operator allows folder wildcards. */
    static Distribution allowing(FolderWildcardPolicy allowed, InvalidationOutcome... script) {
        return new Distribution(Optional.of(allowed), script);
    }

    Purge queued(int number, String... paths) {
        return queued(Samples.purge(number, paths));
    }

    Purge queued(Purge purge) {
        records.ledger().accept(acceptance(purge, MONTHLY_QUOTA));
        return purge;
    }

    InvalidationWorker worker() {
        return worker(ReconcileConfig.standard().withRateLimit(UNHURRIED));
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

    /** One look, as if a bell had just been rung. */
    void look() {
        worker().reconcile(IMAGES, List.of());
    }

    /** The same, with something in between two of its calls. */
    void look(Interruptions interruptions) {
        ReconcileConfig config = ReconcileConfig.standard().withRateLimit(UNHURRIED);
        new InvalidationWorker(interruptions.over(ports(records.plans())), config, doorbells).reconcile(IMAGES, List.of());
    }

    /** Everything in progress completes, and the bell that was set for it rings. */
    void completeAndLook() {
        invalidationApi.completeAll();
        clock.turn(Duration.ofMinutes(1));
        look();
    }

    ItemState state(Purge purge, int item) {
        return records.ledger()
                .find(purge.account(), purge.id())
                .orElseThrow()
                .stateOf(purge.items().get(item));
    }

    PurgeStatus status(Purge purge) {
        return records.ledger().find(purge.account(), purge.id()).orElseThrow().status();
    }

    List<PurgeStatus> statuses(Purge purge) {
        return purge.items().stream()
                .map(item -> state(purge, item.index()).status())
                .toList();
    }

    int left() {
        return records.ledger()
                .quota(Samples.ACME, YearMonth.of(2026, 11), MONTHLY_QUOTA)
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
