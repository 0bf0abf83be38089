package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.claim;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfSpellings;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans while the queue is never empty and invalidations complete one at a time: the oldest item gets its capacity in the end. */
class PlanOrderTest {
    private static final int STEPS = 60;
    private static final String[] FOUR = {"/w/x1/*", "/w/x2/*", "/w/x3/*", "/w/x4/*"};

    private final List<Purge> waiting = new ArrayList<>();
    private int free;

    @Test
    void a_wildcard_with_four_paths_is_not_overtaken_by_its_own_account() {
        Purge wide = purgeOfSpellings(10, List.of(FOUR));
        waiting.add(wide);
        waiting.add(purge(11, "/w/11/*"));

        assertThat(stepOf(wide, ACME, "/w/%d/*")).isEqualTo(4);
    }

    @Test
    void a_wildcard_with_four_paths_is_not_overtaken_by_another_account() {
        IntStream.rangeClosed(1, 9).forEach(n -> waiting.add(purge(n, "/w/" + n + "/*")));
        Purge wide = of(ZETA, purgeOfSpellings(10, List.of(FOUR)));
        waiting.add(wide);

        assertThat(stepOf(wide, ACME, "/w/%d/*")).isBetween(4, 20);
    }

    @Test
    void a_file_with_eight_paths_is_not_overtaken() {
        Purge wide = purgeOfSpellings(
                10, IntStream.rangeClosed(1, 8).mapToObj(n -> "/wide/" + n).toList());
        waiting.add(wide);
        waiting.add(purge(11, "/11.jpg"));

        assertThat(stepOf(wide, ACME, "/%d.jpg")).isEqualTo(8);
    }

    @Test
    void a_steady_stream_of_one_account_leaves_capacity_to_others() {
        IntStream.rangeClosed(1, 9).forEach(n -> waiting.add(purge(n, "/w/" + n + "/*")));
        Purge other = purge(10, ZETA, IMAGES, "/z/z/*");
        waiting.add(other);

        assertThat(stepOf(other, ACME, "/w/%d/*")).isLessThan(STEPS);
    }

    @Test
    void a_waiting_wildcard_delays_neither_files_nor_what_needs_no_new_path() {
        List<Purge> purges = List.of(
                purge(1, "/w/1/*"),
                purgeOfSpellings(2, List.of(FOUR)),
                purge(3, "/w/3/*", "/w/1/*", "/w/1/covered.jpg", "/file.jpg"));

        Choice choice = choose(purges, new Capacity(10, 3)).orElseThrow();

        assertThat(choice.claims()).containsExactlyInAnyOrder(claim(purges.get(0), 0), claim(purges.get(2), 1, 2, 3));
        assertThat(choice.paths().wildcards()).isEqualTo(1);
    }

    @Test
    void a_waiting_wildcard_may_join_once_another_has_replaced_narrower_ones() {
        List<Purge> purges = List.of(
                purge(1, "/w/1/a/*", "/w/1/b/*"),
                purgeOfSpellings(2, List.of("/v/1/*", "/v/2/*")),
                purge(3, "/w/1/*", "/w/3/*"));

        Choice choice = choose(purges, new Capacity(0, 3)).orElseThrow();

        assertThat(choice.claims())
                .containsExactlyInAnyOrder(
                        claim(purges.get(0), 0, 1), claim(purges.get(1), 0), claim(purges.get(2), 0));
    }

    /** Frees one path per step and queues another purge, and returns the step in which a purge is chosen. */
    private int stepOf(Purge awaited, AccountId stream, String path) {
        for (int step = 1; step < STEPS; step++) {
            free++;
            Optional<Choice> choice = choose(waiting, new Capacity(free, free));
            List<String> chosen = choice.stream()
                    .flatMap(some -> some.claims().stream())
                    .map(claim -> claim.purge().value())
                    .toList();
            free -= choice.map(some -> some.paths().files() + some.paths().wildcards())
                    .orElse(0);
            if (chosen.contains(awaited.id().value())) {
                return step;
            }
            waiting.removeIf(purge -> chosen.contains(purge.id().value()));
            waiting.add(purge(100 + step, stream, IMAGES, path.formatted(100 + step)));
        }
        return STEPS;
    }

    private static Optional<Choice> choose(List<Purge> purges, Capacity capacity) {
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        purges.stream()
                .sorted((one, other) ->
                        one.account().value().compareTo(other.account().value()))
                .forEach(purge -> items.put(claim(purge, IMAGES), purge.items()));
        return Planner.choose(List.copyOf(items.keySet()), items, capacity, FolderWildcardSelector.NONE);
    }

    private static Purge of(AccountId account, Purge purge) {
        return new Purge(purge.id(), account, purge.acceptedAt(), purge.options(), purge.provenance(), purge.items());
    }
}
