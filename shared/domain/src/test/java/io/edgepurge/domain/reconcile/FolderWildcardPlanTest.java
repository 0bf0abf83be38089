package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.testing.Samples;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks when the planner replaces many files of a folder by a wildcard. */
class FolderWildcardPlanTest {
    private static final Capacity CAPACITY = new Capacity(2_900, 13);
    private static final FolderWildcardPolicy THREE_ANYWHERE = new FolderWildcardPolicy(3, List.of("/"));

    @Test
    void files_up_to_the_threshold_are_sent_one_by_one() {
        assertThat(plan(purge(1, red(3)))).isEqualTo(List.of(red(3)));
    }

    @Test
    void above_the_threshold_the_narrowest_wildcard_replaces_the_files() {
        Choice choice = choose(THREE_ANYWHERE, CAPACITY, purge(1, red(4)));

        assertThat(choice.paths().folderWildcards()).containsExactly(widened(ACME, "/img/shoes/red-*"));
        assertThat(choice.paths().files()).isZero();
        assertThat(choice.paths().wildcards()).isOne();
        assertThat(choice.claims()).containsExactly(claim(purge(1, red(4)), 0, 1, 2, 3));
    }

    @Test
    void files_of_several_purges_count_together_without_duplicates() {
        Purge one = purge(1, "/img/shoes/red-0.jpg", "/img/shoes/red-1.jpg");
        Purge other = purge(2, "/img/shoes/red-1.jpg", "/img/shoes/red-2.jpg");

        assertThat(plan(one, other)).hasSize(3);
        assertThat(plan(one, other, purge(3, "/img/shoes/red-3.jpg"))).containsExactly("/img/shoes/red-*");
    }

    @Test
    void files_of_other_folders_do_not_count_and_are_sent() {
        assertThat(plan(purge(1, "/img/shoes/1.jpg", "/img/shoes/2.jpg", "/img/hats/3.jpg", "/img/shoes/red/4.jpg")))
                .hasSize(4);
        assertThat(plan(purge(1, red(4)), purge(2, "/img/hats/3.jpg")))
                .containsExactly("/img/hats/3.jpg", "/img/shoes/red-*");
    }

    @ParameterizedTest
    @CsvSource({
        "/p/q/a.jpg?w=1 /p/q/a.jpg?w=2 /p/q/a.jpg?w=3 /p/q/a.jpg?w=20, /p/q/a.jpg?w=*",
        "/p/q/a.jpg?u=/1 /p/q/a.jpg?u=/x/2 /p/q/a.jpg?u=/x/y/3 /p/q/a.jpg, /p/q/a.jpg*",
        "/p/q/a /p/q/ab /p/q/abc /p/q/abcd, /p/q/a*",
        "/p/q/%C3%A9 /p/q/%C3%A8 /p/q/%C3%AA /p/q/%C3%AB, /p/q/*",
        "/p/q/x%E2%82%AC1 /p/q/x%E2%82%AC2 /p/q/x%E2%82%AC3 /p/q/x%E2%82%AC4, /p/q/x%E2%82%AC*",
    })
    void the_wildcard_starts_with_the_common_prefix_of_the_files(String files, String wildcard) {
        assertThat(plan(purge(1, files.split(" ")))).containsExactly(wildcard);
    }

    @Test
    void requested_tags_and_wildcards_do_not_count_as_files() {
        Purge purge =
                purge(1, "#shoe-1", "#shoe-2", "#shoe-3", "#shoe-4", "/a/b/1*", "/a/b/2*", "/a/b/3*", "/a/b/4.jpg");

        Choice choice = choose(THREE_ANYWHERE, CAPACITY, purge);

        assertThat(choice.paths().folderWildcards()).isEmpty();
        assertThat(choice.paths().files()).isEqualTo(5);
        assertThat(choice.paths().wildcards()).isEqualTo(3);
    }

    @Test
    void files_that_a_requested_wildcard_covers_need_no_folder_wildcard() {
        assertThat(plan(purge(1, red(9)), purge(2, "/img/shoes/*"))).containsExactly("/img/shoes/*");
        assertThat(choose(THREE_ANYWHERE, CAPACITY, purge(1, red(9)), purge(2, "/img/shoes/*"))
                        .paths()
                        .folderWildcards())
                .isEmpty();
    }

    @Test
    void a_folder_wildcard_that_the_wildcard_rules_refuse_is_not_used() {
        assertThat(plan(purge(1, "/img/1.jpg", "/img/2.jpg", "/img/3.jpg", "/img/4.jpg")))
                .hasSize(4);
        assertThat(plan(purge(
                        1,
                        "/img/photo-of-a-shoe-1",
                        "/img/photo-of-a-shoe-2",
                        "/img/photo-of-a-shoe-3",
                        "/img/photo-of-a-shoe-4")))
                .containsExactly("/img/photo-of-a-shoe-*");
    }

    @Test
    void no_folder_wildcard_covers_a_whole_protected_folder() {
        Purge catalog = purge(1, "/media/catalog/a1", "/media/catalog/b2", "/media/catalog/c3", "/media/catalog/d4");
        Purge inside = purge(1, "/media/catalog/x1", "/media/catalog/x2", "/media/catalog/x3", "/media/catalog/x4");

        assertThat(plan(catalog)).hasSize(4);
        assertThat(plan(inside)).containsExactly("/media/catalog/x*");
    }

    @Test
    void the_protected_folders_are_a_setting() {
        FolderWildcardSelector selector = new FolderWildcardSelector(
                Optional.of(THREE_ANYWHERE), new ProtectedFolders(List.of("img/shoes/red-army")));

        assertThat(choose(selector, CAPACITY, purge(1, red(4))).paths().folderWildcards())
                .isEmpty();
    }

    @Test
    void outside_the_allowed_folders_files_are_sent_one_by_one() {
        FolderWildcardPolicy hats = new FolderWildcardPolicy(3, List.of("/img/hats/", "/img/shoes/red-army/"));
        FolderWildcardPolicy shoes = new FolderWildcardPolicy(3, List.of("/img/hats/", "/img/shoes/"));

        assertThat(choose(hats, CAPACITY, purge(1, red(4))).paths().files()).isEqualTo(4);
        assertThat(choose(shoes, CAPACITY, purge(1, red(4))).paths().wildcards())
                .isOne();
    }

    @Test
    void without_a_policy_there_are_no_folder_wildcards() {
        Choice choice = choose(
                new FolderWildcardSelector(Optional.empty(), ProtectedFolders.DEFAULT), CAPACITY, purge(1, red(100)));

        assertThat(choice.paths().files()).isEqualTo(100);
    }

    @Test
    void the_wildcard_rules_apply_below_the_endpoint() {
        String[] files = {"/acme/img/1.jpg", "/acme/img/2.jpg", "/acme/img/3.jpg", "/acme/img/4.jpg"};

        assertThat(plan(below("https://img.example.com/acme/", files))).hasSize(4);
        assertThat(plan(below("https://img.example.com/", files))).containsExactly("/acme/img/*");
    }

    @Test
    void files_of_two_endpoints_never_share_a_folder_wildcard() {
        Purge one = below("https://img.example.com/", "/img/shoes/red-1", "/img/shoes/red-2");
        Purge other = purge(2, "/img/shoes/red-3", "/img/shoes/red-4");
        Purge otherHost = new Purge(
                Samples.id(2),
                ACME,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                other.items().stream()
                        .map(item -> new PurgeItem(
                                item.index(), item.input(), "https://cdn.example.com/", IMAGES, item.path()))
                        .toList());

        assertThat(plan(one, otherHost)).hasSize(4);
        assertThat(plan(one, other)).hasSize(1);
    }

    @Test
    void files_of_two_accounts_never_share_a_folder_wildcard() {
        Purge acmes = purge(1, "/img/shoes/red-1", "/img/shoes/red-2");
        Purge zetas = purge(2, ZETA, IMAGES, "/img/shoes/red-3", "/img/shoes/red-4");

        assertThat(plan(acmes, zetas)).hasSize(4);
    }

    @Test
    void items_of_another_account_do_not_show_the_folder_wildcard() {
        Purge zetas = purge(2, ZETA, IMAGES, "/img/shoes/red-3.jpg");
        Choice choice = choose(THREE_ANYWHERE, CAPACITY, purge(1, red(4)), zetas);
        PurgeItem item = zetas.items().getFirst();

        assertThat(choice.paths().folderWildcardFor(ACME, item)).contains(new InvalidationPath("/img/shoes/red-*"));
        assertThat(choice.paths().folderWildcardFor(ZETA, item)).isEmpty();
    }

    @Test
    void without_capacity_for_a_wildcard_files_are_sent_one_by_one() {
        Capacity full = new Capacity(2_900, 0);

        assertThat(choose(THREE_ANYWHERE, full, purge(1, red(4))).paths()).satisfies(paths -> {
            assertThat(paths.files()).isEqualTo(4);
            assertThat(paths.folderWildcards()).isEmpty();
        });
    }

    @Test
    void requested_wildcards_come_before_folder_wildcards() {
        Choice choice = choose(THREE_ANYWHERE, new Capacity(2_900, 1), purge(1, red(4)), purge(2, "/w/x/*"));

        assertThat(choice.paths().folderWildcards()).isEmpty();
        assertThat(choice.paths().wildcards()).isOne();
        assertThat(choice.paths().files()).isEqualTo(4);
    }

    @Test
    void the_last_capacity_goes_to_the_folder_whose_file_comes_first() {
        Purge acmes = purge(1, "/a/b/1", "/a/b/2", "/a/b/3", "/a/b/4", "/c/d/1", "/c/d/2", "/c/d/3", "/c/d/4");
        Purge zetas = purge(2, ZETA, IMAGES, "/z/y/1", "/z/y/2", "/z/y/3", "/z/y/4");

        Choice choice = choose(THREE_ANYWHERE, new Capacity(2_900, 2), acmes, zetas);

        assertThat(choice.paths().folderWildcards())
                .containsExactlyInAnyOrder(widened(ACME, "/a/b/*"), widened(ZETA, "/z/y/*"));
        assertThat(choice.paths().files()).isEqualTo(4);
    }

    @Test
    void a_folder_wildcard_covers_other_items_and_frees_capacity_for_files() {
        Choice choice =
                choose(THREE_ANYWHERE, new Capacity(4, 1), purge(1, red(50)), purge(2, "/other.jpg", "/more.jpg"));

        assertThat(choice.paths().folderWildcards()).hasSize(1);
        assertThat(choice.paths().files()).isEqualTo(2);
        assertThat(choice.claims()).hasSize(2);
        assertThat(choice.claims().getFirst().items()).hasSize(50);
    }

    @Test
    void many_files_of_one_account_leave_another_account_its_turn() {
        Purge single = purge(99, ZETA, IMAGES, "/z.jpg");
        Purge[] flood = IntStream.rangeClosed(1, 40)
                .mapToObj(Samples::id)
                .map(id -> Integer.parseInt(id.value().substring(24)))
                .map(n -> Samples.purgeOfFiles(n, 100))
                .toArray(Purge[]::new);
        Purge[] all = Arrays.copyOf(flood, flood.length + 1);
        all[flood.length] = single;

        assertThat(choose(THREE_ANYWHERE, CAPACITY, all).claims())
                .extracting(Claim::purge)
                .contains(single.id());
    }

    private static List<String> plan(Purge... purges) {
        Choice choice = choose(THREE_ANYWHERE, CAPACITY, purges);
        List<PurgeItem> items =
                Arrays.stream(purges).flatMap(purge -> purge.items().stream()).toList();
        return choice.paths().derivedFrom(items).all().stream()
                .map(InvalidationPath::value)
                .toList();
    }

    private static Choice choose(FolderWildcardPolicy allowed, Capacity capacity, Purge... purges) {
        return choose(new FolderWildcardSelector(Optional.of(allowed), ProtectedFolders.DEFAULT), capacity, purges);
    }

    private static Choice choose(FolderWildcardSelector selector, Capacity capacity, Purge... purges) {
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        Arrays.stream(purges).forEach(purge -> items.put(claim(purge, IMAGES), purge.items()));
        return Planner.choose(List.copyOf(items.keySet()), items, capacity, selector)
                .orElseThrow();
    }

    private static FolderWildcard widened(AccountId account, String wildcard) {
        return new FolderWildcard(account, new InvalidationPath(wildcard));
    }

    private static String[] red(int files) {
        return IntStream.range(0, files)
                .mapToObj(n -> "/img/shoes/red-" + n + ".jpg")
                .toArray(String[]::new);
    }

    private static Purge below(String endpoint, String... paths) {
        List<PurgeItem> items = IntStream.range(0, paths.length)
                .mapToObj(n -> new PurgeItem(
                        n, "https://img.example.com" + paths[n], endpoint, IMAGES, new InvalidationPath(paths[n])))
                .toList();
        return new Purge(
                Samples.id(1),
                ACME,
                NOON,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                items);
    }
}
