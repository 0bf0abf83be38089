package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.reconcile.CancelResult;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurgeObserverTest {
    private static final String ENDPOINT = "https://img.example.com/acme/";
    private static final Account ACCOUNT = new Account(ACME, List.of(UrlEndpoint.of(ENDPOINT, IMAGES)), 150);

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES);
    private final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();
    private final AtomicInteger ids = new AtomicInteger();
    private final PurgeService purgeService = serviceNotifying(observer);

    @Test
    void an_accepted_purge_and_its_repetition_notify_the_observer() {
        purgeService.accept(request("key", files(2)));
        purgeService.accept(request("key", files(2)));

        assertThat(observer.notified()).containsExactly("accepted 2 items", "repeated " + id(1));
    }

    @Test
    void every_refusal_notifies_the_observer() {
        purgeService.accept(request("items", List.of("https://elsewhere.example/a.jpg")));
        purgeService.accept(request("nothing", List.of()));
        purgeService.accept(request("first", files(100)));
        purgeService.accept(request("quota", files(60)));
        purgeService.accept(request("first", files(1)));

        assertThat(observer.notified())
                .containsExactly(
                        "refused ItemsRefused",
                        "refused RequestRefused",
                        "accepted 100 items",
                        "refused QuotaExceeded",
                        "refused KeyTaken");
    }

    @Test
    void a_preview_does_not_notify_the_observer() {
        purgeService.preview(request("key", files(1)));

        assertThat(observer.notified()).isEmpty();
    }

    @Test
    void each_purge_of_a_list_and_its_refusal_notify_the_observer() {
        BulkPurgeService bulkPurgeService = new BulkPurgeService(purgeService);

        bulkPurgeService.accept(request("list", files(120)), () -> false);
        bulkPurgeService.accept(request("bad", List.of("https://elsewhere.example/a.jpg")), () -> false);
        bulkPurgeService.accept(request("long", files(10_001)), () -> false);

        assertThat(observer.notified())
                .containsExactly(
                        "accepted 100 items", "accepted 20 items", "refused ItemsRefused", "refused RequestRefused");
    }

    @Test
    void a_cancelled_purge_notifies_the_observer() {
        purgeService.accept(request("key", files(1)));

        new CancelService(purgeStore, plans, observer, new ManualClock(NOON)).cancel(ACME, id(1));

        assertThat(observer.notified()).containsExactly("accepted 1 items", "cancelled " + id(1));
    }

    @Test
    void a_failing_observer_does_not_affect_the_results() {
        PurgeService observed = serviceNotifying(new Broken());

        PurgeResult accepted = observed.accept(request("key", files(1)));
        PurgeResult repeated = observed.accept(request("key", files(1)));
        PurgeResult refused = observed.accept(request("nothing", List.of()));
        CancelResult cancelled =
                new CancelService(purgeStore, plans, new Broken(), new ManualClock(NOON)).cancel(ACME, id(1));

        assertThat(accepted).isInstanceOf(Accepted.class);
        assertThat(repeated).isInstanceOf(Accepted.class);
        assertThat(refused).isInstanceOf(Refusal.RequestRefused.class);
        assertThat(cancelled).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(purgeStore.find(ACME, id(1))).isPresent();
    }

    private PurgeService serviceNotifying(PurgeObserver notified) {
        return new PurgeService(
                new PurgePorts(
                        purgeStore,
                        new QueuedPurgeFinder(purgeStore, plans),
                        new RecordingDoorbells(),
                        notified,
                        at -> id(ids.incrementAndGet()),
                        new ManualClock(NOON)),
                ProtectedFolders.DEFAULT);
    }

    private static List<String> files(int count) {
        return IntStream.range(0, count).mapToObj(n -> ENDPOINT + n + ".jpg").toList();
    }

    private static PurgeRequest request(String key, List<String> urls) {
        return PurgeRequest.byInvoker(ACCOUNT, PurgeSpec.urls(urls), new IdempotencyKey(key));
    }

    /** Throws on every notification. */
    private static final class Broken implements PurgeObserver {
        @Override
        public void accepted(Purge purge) {
            throw new IllegalStateException("no disk");
        }

        @Override
        public void repeated(Purge first) {
            throw new IllegalStateException("no disk");
        }

        @Override
        public void refused(PurgeRequest request, Refusal refusal) {
            throw new IllegalStateException("no disk");
        }

        @Override
        public void cancelled(Purge purge) {
            throw new IllegalStateException("no disk");
        }
    }
}
