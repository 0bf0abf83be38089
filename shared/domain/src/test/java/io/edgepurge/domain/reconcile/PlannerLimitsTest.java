package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks the limits of one plan: its items, its stored bytes, and the capacity that covered wildcards leave. */
class PlannerLimitsTest {
    private static final Capacity CAPACITY = new Capacity(2_900, 13);

    @Test
    void a_plan_has_at_most_three_thousand_items_even_if_a_wildcard_covers_them() {
        Choice choice = choose(oneWildcardAnd(3_200, ACME));

        assertThat(itemsOf(choice)).isEqualTo(3_000);
        assertThat(choice.paths().files() + choice.paths().wildcards()).isEqualTo(1);
    }

    @Test
    void a_plan_of_accounts_with_long_names_stays_below_three_hundred_kilobytes() {
        AccountId longest = new AccountId("a".repeat(63));

        Choice choice = choose(oneWildcardAnd(3_000, longest));

        int bytesOfAnItem = 63 + 36 + 8;
        assertThat(itemsOf(choice)).isEqualTo(300 * 1024 / bytesOfAnItem);
    }

    @Test
    void a_wildcard_gives_back_the_capacity_of_those_it_covers() {
        Selection selection = new Selection(new Capacity(0, 2));

        assertThat(selection.tryAdd(List.of(new InvalidationPath("/a/b/1*")))).isTrue();
        assertThat(selection.tryAdd(List.of(new InvalidationPath("/a/b/2*")))).isTrue();
        assertThat(selection.tryAdd(List.of(new InvalidationPath("/c/d/*")))).isFalse();
        assertThat(selection.tryAdd(List.of(new InvalidationPath("/a/b/*")))).isTrue();
        assertThat(selection.tryAdd(List.of(new InvalidationPath("/c/d/*")))).isTrue();

        assertThat(selection.paths().wildcards())
                .containsExactly(new InvalidationPath("/a/b/*"), new InvalidationPath("/c/d/*"));
    }

    private static List<Purge> oneWildcardAnd(int files, AccountId account) {
        return IntStream.rangeClosed(0, files)
                .mapToObj(n -> purge(n + 1, account, IMAGES, n == 0 ? "/w/x/*" : "/w/x/" + n + ".jpg"))
                .toList();
    }

    private static int itemsOf(Choice choice) {
        return choice.claims().stream().mapToInt(claim -> claim.items().size()).sum();
    }

    private static Choice choose(List<Purge> purges) {
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        purges.forEach(purge -> items.put(claim(purge, IMAGES), purge.items()));
        return Planner.choose(List.copyOf(items.keySet()), items, CAPACITY, FolderWildcardSelector.NONE)
                .orElseThrow();
    }
}
