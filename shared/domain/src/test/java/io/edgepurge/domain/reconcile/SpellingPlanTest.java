package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans of items with several paths. */
class SpellingPlanTest {
    private static final List<String> A = List.of("/a+1.jpg", "/a%2B1.jpg");
    private static final List<String> B = List.of("/b+1.jpg", "/b%2B1.jpg");

    @Test
    void an_item_is_planned_with_all_of_its_paths_or_not_at_all() {
        Purge purge = purgeOfSpellings(1, A, List.of("/c.jpg"), B);

        Choice choice = choose(new Capacity(4, 0), purge);

        assertThat(indexes(choice)).containsExactly(0, 1);
        assertThat(choice.paths().files()).isEqualTo(3);
    }

    @Test
    void wildcards_of_an_item_are_planned_together() {
        Purge purge = purgeOfSpellings(
                1,
                List.of("/w/x/*"),
                List.of("/a+/b/*", "/a%2B/b/*"),
                List.of("/y/z/*"),
                List.of("/w/x/1+*", "/w/x/1%2B*"));

        assertThat(indexes(choose(new Capacity(0, 2), purge))).containsExactly(0, 3);
        assertThat(indexes(choose(new Capacity(0, 3), purge))).containsExactly(0, 1, 3);
    }

    @Test
    void paths_that_are_planned_already_need_no_capacity() {
        Purge purge = purgeOfSpellings(1, A, List.of("/a%2B1.jpg", "/c.jpg"));

        assertThat(indexes(choose(new Capacity(3, 0), purge))).containsExactly(0, 1);
        assertThat(indexes(choose(new Capacity(2, 0), purge))).containsExactly(0);
    }

    @Test
    void the_paths_of_a_plan_are_derived_from_all_paths_of_its_items() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(purgeOfSpellings(1, A, List.of("/c.jpg")));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/a%2B1.jpg", "/a+1.jpg", "/c.jpg");
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        distribution.completeAndReconcile();
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void a_folder_wildcard_is_the_carrier_of_items_whose_paths_it_all_covers() {
        Purge purge = purgeOfSpellings(
                1,
                List.of("/img/shoes/red-1+.jpg", "/img/shoes/red-1%2B.jpg"),
                List.of("/img/shoes/red-2.jpg"),
                List.of("/img/shoes/red-3.jpg", "/img/sh%6Fes/red-3.jpg"));
        DistributionFixture distribution = DistributionFixture.allowing(new FolderWildcardPolicy(2, List.of("/")));
        distribution.queued(purge);

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).containsExactly("/img/sh%6Fes/red-3.jpg", "/img/shoes/red-*");
        assertThat(purge.items())
                .extracting(item ->
                        distribution.state(purge, item.index()).carriedBy().map(InvalidationPath::value))
                .containsExactly(Optional.of("/img/shoes/red-*"), Optional.of("/img/shoes/red-*"), Optional.empty());
    }

    @Test
    void the_spellings_of_one_file_do_not_count_as_many_files() {
        FolderWildcardSelector selector = new FolderWildcardSelector(
                Optional.of(new FolderWildcardPolicy(2, List.of("/"))), ProtectedFolders.DEFAULT);
        Purge purge = purgeOfSpellings(1, List.of("/i/s/1+.jpg", "/i/s/1%2B.jpg", "/i/s/1%2b.jpg"));

        assertThat(choose(selector, new Capacity(10, 10), purge).paths().folderWildcards())
                .isEmpty();
    }

    @Test
    void a_rejected_item_fails_with_its_paths_and_the_others_are_purged() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(purgeOfSpellings(1, A, B, List.of("/c.jpg")));

        reconcileRejecting("/b%2B1.jpg", distribution);

        assertThat(distribution.statuses(purge))
                .containsExactly(PurgeStatus.SUBMITTED, PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 2);
    }

    @Test
    void items_that_share_a_path_are_split_by_items() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(purgeOfSpellings(
                1, List.of("/p.jpg", "/q.jpg"), List.of("/q.jpg", "/bad.jpg"), List.of("/r.jpg", "/p.jpg")));

        reconcileRejecting("/bad.jpg", distribution);

        assertThat(distribution.statuses(purge))
                .containsExactly(PurgeStatus.SUBMITTED, PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 2);
    }

    @Test
    void items_that_share_a_path_stay_within_the_capacity_when_they_are_split() {
        DistributionFixture distribution = new DistributionFixture(new BadPath("no"));
        Purge purge =
                distribution.queued(purgeOfSpellings(1, List.of("/p.jpg", "/q.jpg"), List.of("/q.jpg", "/r.jpg")));
        ReconcileConfig full = ReconcileConfig.standard()
                .withRateLimit(DistributionFixture.HIGH_RATE)
                .withCapacity(new Capacity(3, 1));

        distribution.worker(full).reconcile(IMAGES, List.of());

        assertThat(distribution.records.plans().plans(IMAGES).stream()
                        .mapToInt(plan -> plan.paths().files())
                        .sum())
                .isLessThanOrEqualTo(3);
        assertThat(distribution.statuses(purge)).containsExactlyInAnyOrder(PurgeStatus.SUBMITTED, PurgeStatus.QUEUED);
    }

    @Test
    void items_with_the_same_rejected_paths_fail_together() {
        DistributionFixture distribution = new DistributionFixture();
        Purge one = distribution.queued(purgeOfSpellings(1, A));
        Purge other = distribution.queued(purgeOfSpellings(2, A));

        reconcileRejecting("/a+1.jpg", distribution);

        assertThat(List.of(one, other))
                .allSatisfy(purge -> assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.FAILED));
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
    }

    @Test
    void an_item_that_a_rejected_wildcard_covers_is_planned_again() {
        DistributionFixture distribution = new DistributionFixture();
        Purge wildcard = distribution.queued(purge(1, "/f/g/*"));
        Purge files = distribution.queued(purgeOfSpellings(2, List.of("/f/g/1+.jpg", "/f/g/1%2B.jpg")));

        reconcileRejecting("/f/g/*", distribution);

        assertThat(distribution.status(wildcard)).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.status(files)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void covered_files_are_not_sent_while_a_rejected_wildcard_is_isolated() {
        DistributionFixture distribution = new DistributionFixture();
        Purge files = distribution.queued(filesCoveredByTwo(10));
        Purge wildcards = distribution.queued(purge(2, "/w/x/*", "/w/y/*"));

        reconcileRejecting("/w/y/*", distribution, new Capacity(20, 2));

        assertThat(distribution.statuses(wildcards)).containsExactly(PurgeStatus.SUBMITTED, PurgeStatus.FAILED);
        assertThat(distribution.status(files)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.pathsOfCall(0)).containsExactly("/w/x/*");
    }

    @Test
    void items_that_have_left_the_queue_are_split_by_items() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(purgeOfSpellings(
                1, List.of("/p.jpg", "/q.jpg"), List.of("/q.jpg", "/bad.jpg"), List.of("/r.jpg", "/p.jpg")));

        rejectAfterForgetting("/bad.jpg", distribution);

        assertThat(distribution.statuses(purge))
                .containsExactly(PurgeStatus.SUBMITTED, PurgeStatus.FAILED, PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 3);
    }

    @Test
    void files_that_have_left_the_queue_do_not_fail_with_the_wildcard_that_covered_them() {
        DistributionFixture distribution = new DistributionFixture();
        Purge files = distribution.queued(filesCoveredByTwo(3));
        Purge wildcards = distribution.queued(purge(2, "/w/x/*", "/w/y/*"));

        rejectAfterForgetting("/w/y/*", distribution);

        assertThat(distribution.statuses(wildcards)).containsExactly(PurgeStatus.SUBMITTED, PurgeStatus.FAILED);
        assertThat(distribution.status(files)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_single_rejected_item_fails_at_once() {
        DistributionFixture distribution = new DistributionFixture(new BadPath("no"));
        Purge purge = distribution.queued(purgeOfSpellings(1, A));

        distribution.reconcile();

        ItemState state = distribution.state(purge, 0);
        assertThat(state.status()).isEqualTo(PurgeStatus.FAILED);
        assertThat(distribution.invalidationApi.calls()).hasSize(1);
    }

    /** Returns a purge of files with two paths each, under {@code /w/x/} and {@code /w/y/}. */
    @SuppressWarnings("unchecked")
    private static Purge filesCoveredByTwo(int files) {
        return purgeOfSpellings(
                1,
                IntStream.range(0, files)
                        .mapToObj(n -> List.of("/w/x/" + n + ".jpg", "/w/y/" + n + ".jpg"))
                        .toArray(List[]::new));
    }

    /** Submits all items, and lets CloudFront forget the invalidation and then reject a path. */
    private static void rejectAfterForgetting(String path, DistributionFixture distribution) {
        distribution.reconcile();
        distribution.invalidationApi.forgetAll();
        distribution.clock.advance(Duration.ofMinutes(1));
        reconcileRejecting(path, distribution);
    }

    private static void reconcileRejecting(String path, DistributionFixture distribution) {
        reconcileRejecting(path, distribution, ReconcileConfig.standard().capacity());
    }

    private static void reconcileRejecting(String path, DistributionFixture distribution, Capacity capacity) {
        ReconcilePorts ports = distribution.ports(distribution.records.plans());
        ReconcileConfig config = ReconcileConfig.standard()
                .withRateLimit(DistributionFixture.HIGH_RATE)
                .withCapacity(capacity);
        new InvalidationWorker(
                        ports.with(new RejectingInvalidationApi(ports.invalidationApi(), path)),
                        config,
                        distribution.doorbells)
                .reconcile(IMAGES, List.of());
    }

    private static List<Integer> indexes(Choice choice) {
        assertThat(choice.claims()).extracting(Claim::account).containsOnly(ACME);
        return choice.claims().stream().flatMap(claim -> claim.items().stream()).toList();
    }

    private static Choice choose(Capacity capacity, Purge... purges) {
        return choose(FolderWildcardSelector.NONE, capacity, purges);
    }

    private static Choice choose(FolderWildcardSelector selector, Capacity capacity, Purge... purges) {
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        Arrays.stream(purges).forEach(purge -> items.put(claim(purge, IMAGES), purge.items()));
        return Planner.choose(List.copyOf(items.keySet()), items, capacity, selector)
                .orElseThrow();
    }
}
