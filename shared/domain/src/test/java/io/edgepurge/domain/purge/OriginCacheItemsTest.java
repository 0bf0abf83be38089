package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.Refusal.RequestRefused;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.Records;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginCacheItemsTest {
    private static final OriginCaches CACHE = OriginCaches.of(CacheKind.VARNISH, new CacheAddress("http://cache:6081"));
    private static final UrlEndpoint CACHED =
            UrlEndpoint.of("https://img.example.com/cached/", IMAGES).withOriginCaches(Optional.of(CACHE));
    private static final UrlEndpoint PLAIN = UrlEndpoint.of("https://img.example.com/plain/", IMAGES);

    private final Records records = Records.inMemory(List.of(), List.of(IMAGES));
    private final RecordingDoorbells doorbells = new RecordingDoorbells();
    private final PurgeService purgeService = new PurgeService(
            new PurgePorts(
                    records.purgeStore(),
                    new QueuedPurgeFinder(records.purgeStore(), records.plans()),
                    doorbells,
                    PurgeObserver.NONE,
                    at -> id(1),
                    new ManualClock(NOON)),
            ProtectedFolders.DEFAULT);

    @Test
    void items_with_origin_caches_wait_for_them_and_others_do_not() {
        PurgeResult result =
                accept(List.of(CACHED, PLAIN), CACHED.url() + "a.jpg", PLAIN.url() + "a.jpg", CACHED.url() + "b/c/*");

        assertThat(result).isInstanceOf(Accepted.class);
        Backlog backlog = records.clearances().backlogs(IMAGES).getFirst();
        assertThat(backlog.endpoint()).isEqualTo(CACHED.url());
        assertThat(records.clearances().waiting(backlog, Optional.empty(), 10))
                .extracting(PendingClearance::claim)
                .extracting(Claim::items)
                .containsExactly(new TreeSet<>(List.of(0, 2)));
        assertThat(records.queue().heads(IMAGES, 10))
                .extracting(Claim::items)
                .containsExactly(new TreeSet<>(List.of(1)));
        assertThat(doorbells.notified()).containsExactly(IMAGES);
    }

    @Test
    void more_than_fifty_endpoints_with_origin_caches_are_refused() {
        assertThat(acceptAcross(50)).isInstanceOf(Accepted.class);
        assertThat(acceptAcross(51))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("at most 50 URL endpoints with origin caches, not 51"));
    }

    private PurgeResult acceptAcross(int endpoints) {
        List<UrlEndpoint> all = IntStream.range(0, endpoints)
                .mapToObj(n -> UrlEndpoint.of("https://img.example.com/" + n + "/", IMAGES)
                        .withOriginCaches(Optional.of(CACHE)))
                .toList();
        return accept(
                all, all.stream().map(endpoint -> endpoint.url() + "a.jpg").toArray(String[]::new));
    }

    private PurgeResult accept(List<UrlEndpoint> endpoints, String... urls) {
        Caller caller = Caller.unrestricted(new Account(ACME, endpoints, 1_000), new KeyId("key-1"));
        return purgeService.accept(
                new PurgeRequest(caller, PurgeSource.API, PurgeSpec.urls(List.of(urls)), Optional.empty()));
    }
}
