package io.edgepurge.domain.purge;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.VIDEOS;
import static io.edgepurge.testing.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.QueuedPurgeFinder;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.InMemoryPlanStore;
import io.edgepurge.testing.InMemoryPurgeStore;
import io.edgepurge.testing.ManualClock;
import io.edgepurge.testing.RecordingDoorbells;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifiedRequestTest {
    private static final String IMAGE = "https://img.example.com/a.jpg";
    private static final String VIDEO = "https://video.example.com/b.mp4";
    private static final Optional<Boolean> UNSET = Optional.empty();

    private final InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES).with(VIDEOS);
    private final InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);

    @Test
    void a_request_decides() {
        assertThat(accept(false, Optional.of(true), IMAGE)).isTrue();
        assertThat(accept(true, Optional.of(false), IMAGE)).isFalse();
    }

    @Test
    void an_endpoint_decides_about_its_purges_without_a_choice() {
        assertThat(accept(true, UNSET, IMAGE)).isTrue();
        assertThat(accept(true, UNSET, VIDEO)).isFalse();
        assertThat(accept(true, UNSET, VIDEO, IMAGE)).isTrue();
        assertThat(accept(false, UNSET, IMAGE)).isFalse();
    }

    @Test
    void queue_entries_of_visited_items_are_marked() {
        assertThat(accept(false, Optional.of(true), IMAGE, VIDEO, "https://img.example.com/folder/a/*"))
                .isTrue();

        assertThat(purgeStore.waiting(IMAGES, Instant.MAX, 10).heads())
                .extracting(Claim::verify)
                .containsExactly(false, true);
        assertThat(purgeStore.waiting(VIDEOS, Instant.MAX, 10).heads())
                .extracting(Claim::verify)
                .containsExactly(true);
    }

    @Test
    void an_image_is_visited_also_if_its_path_covers_queries() {
        PurgeSpec image =
                new PurgeSpec(List.of(), List.of(), List.of(IMAGE), PurgeOptions.NONE.withVerify(Optional.of(true)));

        Purge purge = accepted(false, image);

        assertThat(purge.items()).singleElement().extracting(PurgeItem::path).hasToString("/a.jpg*");
        assertThat(VerifiedItems.of(purge)).isEqualTo(purge.items());
        assertThat(purgeStore.waiting(IMAGES, Instant.MAX, 10).heads())
                .extracting(Claim::verify)
                .containsExactly(true);
    }

    @Test
    void an_unset_choice_leaves_the_fingerprint_unchanged() {
        assertThat(PurgeOptions.NONE.fingerprintParts()).containsExactly("", "");
        assertThat(PurgeOptions.NONE.withVerify(Optional.of(true)).fingerprintParts())
                .containsExactly("", "", "verify=true");
        assertThat(PurgeOptions.NONE.withVerify(Optional.of(false)).fingerprintParts())
                .containsExactly("", "", "verify=false");
    }

    private boolean accept(boolean byDefault, Optional<Boolean> verify, String... urls) {
        return accepted(byDefault, new PurgeSpec(List.of(urls), List.of(), PurgeOptions.NONE.withVerify(verify)))
                .options()
                .isVerified();
    }

    private Purge accepted(boolean byDefault, PurgeSpec spec) {
        UrlEndpoint images = UrlEndpoint.of("https://img.example.com/", IMAGES).withVerify(byDefault);
        Account account =
                new Account(ACME, List.of(images, UrlEndpoint.of("https://video.example.com/", VIDEOS)), 1_000);
        PurgeResult result = service()
                .accept(new PurgeRequest(
                        Caller.unrestricted(account, new KeyId("key-1")), PurgeSource.API, spec, Optional.empty()));
        return ((PurgeResult.Accepted) result).progress().purge();
    }

    private PurgeService service() {
        int number = purgeStore.purges().size() + 1;
        PurgePorts ports = new PurgePorts(
                purgeStore,
                new QueuedPurgeFinder(purgeStore, plans),
                new RecordingDoorbells(),
                PurgeObserver.NONE,
                at -> id(number),
                new ManualClock(NOON));
        return new PurgeService(ports, ProtectedFolders.DEFAULT);
    }
}
