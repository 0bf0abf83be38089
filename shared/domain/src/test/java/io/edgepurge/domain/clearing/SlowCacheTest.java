package io.edgepurge.domain.clearing;

import static io.edgepurge.domain.clearing.CachedDistributionFixture.ONE;
import static io.edgepurge.domain.clearing.CachedDistributionFixture.OTHER;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.clearedFirst;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.ClearResult.Cleared;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two endpoints on one distribution, each with its own cache, and real threads. */
@Timeout(30)
class SlowCacheTest {
    private static final String SLOW = "https://slow.example.com/slow/";
    private static final String QUICK = "https://quick.example.com/quick/";

    private final CachedDistributionFixture distribution = new CachedDistributionFixture();
    private final CountDownLatch quickIsSubmitted = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Test
    void a_slow_cache_delays_only_its_own_items() {
        configure();
        Purge purge = accepted(item(0, SLOW, "/slow/a.jpg"), item(1, QUICK, "/quick/a.jpg"));
        OriginCacheClient caches = call -> call.address().equals(ONE) ? waitForTheOther(purge) : new Cleared();

        distribution.reconcile(distribution.ports(), inVirtualThreads(caches));

        assertThat(quickIsSubmitted.getCount())
                .as("submitted while the slow cache was still being asked")
                .isZero();
        assertThat(distribution.state(purge, 0).status()).isEqualTo(PurgeStatus.QUEUED);
        assertThat(distribution.invalidated()).containsExactly("/quick/a.jpg");
    }

    @Test
    void a_cache_gets_at_most_four_calls_at_once() {
        configure();
        accepted(
                item(0, QUICK, "/quick/0.jpg"),
                item(1, QUICK, "/quick/1.jpg"),
                item(2, QUICK, "/quick/2.jpg"),
                item(3, QUICK, "/quick/3.jpg"),
                item(4, QUICK, "/quick/4.jpg"),
                item(5, QUICK, "/quick/5.jpg"));
        CountDownLatch fourTogether = new CountDownLatch(4);
        OriginCacheClient caches = call -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            fourTogether.countDown();
            boolean met = awaited(fourTogether);
            atOnce.decrementAndGet();
            return met ? new Cleared() : new Unanswered("was never asked four things at once");
        };

        distribution.reconcile(distribution.ports(), inVirtualThreads(caches));

        assertThat(mostAtOnce).hasValue(4);
        assertThat(distribution.invalidated()).hasSize(6);
    }

    private ClearResult waitForTheOther(Purge purge) {
        while (distribution.state(purge, 1).status() != PurgeStatus.SUBMITTED && !Thread.interrupted()) {
            Thread.onSpinWait();
        }
        quickIsSubmitted.countDown();
        return new Unanswered("did not respond within 5 s");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void configure() {
        distribution.configure(endpoint(SLOW, ONE), endpoint(QUICK, OTHER));
    }

    private static UrlEndpoint endpoint(String url, CacheAddress address) {
        return UrlEndpoint.of(url, IMAGES).withOriginCaches(Optional.of(OriginCaches.of(CacheKind.VARNISH, address)));
    }

    private ClearingPorts inVirtualThreads(OriginCacheClient caches) {
        ClearingPorts ports = distribution.clearingPorts();
        return new ClearingPorts(ports.clearances(), ports.accounts(), caches, ConcurrentRunner.virtualThreads());
    }

    private Purge accepted(PurgeItem... items) {
        Purge purge = new Purge(
                id(1),
                ACME,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(items));
        distribution.records.purgeStore().accept(clearedFirst(purge, CachedDistributionFixture.MONTHLY_QUOTA));
        return purge;
    }

    private static PurgeItem item(int index, String endpoint, String path) {
        return new PurgeItem(index, endpoint, endpoint, IMAGES, new InvalidationPath(path));
    }
}
