package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static io.edgepurge.testing.Samples.purgeOfImage;
import static io.edgepurge.testing.Samples.tagPurge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans of images, whose items need both files and wildcards. */
class ImagePlanTest {
    private static final String[] IMAGE = {"/a.jpg*", "/300x300/a.jpg", "/tr:*"};

    @Test
    void an_image_is_planned_whole() {
        DistributionFixture distribution = new DistributionFixture();
        Purge image = distribution.queued(purgeOfImage(1, IMAGE));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactlyInAnyOrder(IMAGE);
        distribution.completeAndReconcile();
        assertThat(distribution.status(image)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void files_do_not_wait_behind_an_image_that_waits_for_wildcards() {
        assertThat(chosen(new Capacity(10, 1), purgeOfImage(1, IMAGE), purge(2, "/b.jpg"), purge(3, "/c/d/*")))
                .containsExactly(2);
    }

    @Test
    void an_image_that_waits_for_files_keeps_the_wildcards_it_needs() {
        assertThat(chosen(new Capacity(0, 2), purgeOfImage(1, IMAGE), purge(2, "/c/d/*")))
                .isEmpty();
    }

    @Test
    void an_image_is_not_overtaken_forever() {
        assertThat(chosen(new Capacity(1, 2), purgeOfImage(1, IMAGE), purge(2, "/b.jpg"), purge(3, "/c/d/*")))
                .containsExactly(1);
    }

    @Test
    void an_image_waits_in_the_queue_of_wildcards_behind_thousands_of_files() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 70).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        distribution.queued(purgeOfImage(900, IMAGE));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).contains("/a.jpg*", "/tr:*");
    }

    @Test
    void a_distribution_that_rejects_tags_fails_the_images_and_purges_the_rest() {
        RejectedItemsFixture fixture = new RejectedItemsFixture();
        DistributionFixture distribution = fixture.distribution;
        fixture.reject((on, path) -> path.isTag());
        Purge image = distribution.queued(purgeOfImage(1, "/a.jpg", "#img:a"));
        Purge other = distribution.queued(purgeOfImage(2, "/b.jpg", "#img:b"));
        Purge tag = distribution.queued(tagPurge(3, ACME, "summer"));
        Purge file = distribution.queued(purge(4, "/c.jpg"));

        fixture.runFor(Duration.ofMinutes(1));

        assertThat(Stream.of(image, other, tag, file).map(distribution::status))
                .containsExactly(PurgeStatus.FAILED, PurgeStatus.FAILED, PurgeStatus.FAILED, PurgeStatus.COMPLETED);
        assertThat(fixture.rejectedCalls()).hasSizeLessThanOrEqualTo(6);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    /** Returns the numbers of the purges that a plan takes. */
    private static List<Integer> chosen(Capacity capacity, Purge... purges) {
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        Arrays.stream(purges).forEach(purge -> items.put(claim(purge, IMAGES), purge.items()));
        Optional<Planner.Choice> choice =
                Planner.choose(List.copyOf(items.keySet()), items, capacity, FolderWildcardSelector.NONE);
        return choice.map(Planner.Choice::claims).orElse(List.of()).stream()
                .map(claim -> Integer.parseInt(claim.purge().value().substring(24)))
                .toList();
    }
}
