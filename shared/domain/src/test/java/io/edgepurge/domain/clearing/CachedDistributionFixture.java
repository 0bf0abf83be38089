package io.edgepurge.domain.clearing;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.ENDPOINT;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.clearedFirst;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.ApiKey;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.ReconcileConfig;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.testing.InMemoryAccounts;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingWorkerObserver;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import io.edgepurge.testing.ScriptedCaches;
import io.edgepurge.testing.ScriptedInvalidationApi;
import io.edgepurge.testing.SequentialRunner;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The images distribution with two origin caches, in-memory stores, a worker and origin clearing. */
final class CachedDistributionFixture {
    static final int MONTHLY_QUOTA = 100_000;
    static final CacheAddress ONE = new CacheAddress("http://cache-1:6081");
    static final CacheAddress OTHER = new CacheAddress("http://cache-2:6081");

    final Records records = Records.inMemory(List.of(), List.of(IMAGES));
    final ScriptedInvalidationApi invalidationApi = new ScriptedInvalidationApi();
    final ScriptedCaches caches = new ScriptedCaches();
    final ManualClock clock = new ManualClock(NOON);
    final RecordingDoorbells doorbells = new RecordingDoorbells();
    final RecordingWorkerObserver observer = new RecordingWorkerObserver();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    private final AtomicInteger plans = new AtomicInteger();

    CachedDistributionFixture() {
        configure(Optional.of(OriginCaches.of(CacheKind.VARNISH, ONE, OTHER)));
    }

    /** Replaces the caches of the endpoint. */
    void configure(Optional<OriginCaches> behind) {
        configure(UrlEndpoint.of(ENDPOINT, IMAGES).withOriginCaches(behind));
    }

    void configure(UrlEndpoint... endpoints) {
        Account account = new Account(ACME, List.of(endpoints), MONTHLY_QUOTA);
        accounts.with(account, new ApiKey("key"), new KeyId("key-1"));
    }

    Purge accepted(int number, String... paths) {
        return accepted(Samples.purge(number, paths));
    }

    Purge accepted(Purge purge) {
        records.purgeStore().accept(clearedFirst(purge, MONTHLY_QUOTA));
        return purge;
    }

    ReconcilePorts ports() {
        return new ReconcilePorts(
                records.plans(),
                records.queue(),
                records.items(),
                records.tokenBuckets(),
                invalidationApi,
                observer,
                clock,
                () -> new PlanId("plan-%04d".formatted(plans.incrementAndGet())));
    }

    ClearingPorts clearingPorts() {
        return new ClearingPorts(records.clearances(), accounts, caches, new SequentialRunner());
    }

    /** Reconciles and then clears, like the function. */
    void reconcile() {
        reconcile(ports(), clearingPorts());
    }

    void reconcile(ReconcilePorts ports, ClearingPorts clearing) {
        ReconcileConfig highRate = ReconcileConfig.standard().withRateLimit(new RateLimitConfig(1_000, 1_000));
        InvalidationWorker worker = new InvalidationWorker(ports, highRate, doorbells);
        if (worker.reconcile(IMAGES, List.of()).originCaches()) {
            new OriginClearing(ports, clearing, ClearingConfig.standard(), worker).clear(List.of(IMAGES));
        }
    }

    void reconcileAfter(Duration time) {
        clock.advance(time);
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

    int left() {
        return records.purgeStore()
                .quota(ACME, YearMonth.of(2101, 11), MONTHLY_QUOTA)
                .left();
    }

    /** Returns all paths that were sent to CloudFront. */
    Stream<String> invalidated() {
        return invalidationApi.calls().stream()
                .flatMap(call -> call.paths().all().stream())
                .map(path -> path.value());
    }
}
