package io.edgepurge.domain.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollapsedPathsTest {
    private static final int SEEDS = 2_000;

    @Test
    void equal_and_covered_paths_are_removed() {
        CollapsedPaths collapsed = CollapsedPaths.of(paths("/b", "/a/1", "/a/*", "/b", "/a/x*", "/a/*", "/a"));

        assertThat(collapsed.files()).isEqualTo(paths("/a", "/b"));
        assertThat(collapsed.wildcards()).isEqualTo(paths("/a/*"));
        assertThat(collapsed.all()).isEqualTo(paths("/a", "/a/*", "/b"));
        assertThat(collapsed.size()).isEqualTo(3);
    }

    @Test
    void an_empty_list_stays_empty() {
        assertThat(CollapsedPaths.of(List.of()).size()).isZero();
    }

    @Test
    void only_uncovered_paths_are_kept() {
        assertThat(seeds()).allSatisfy(seed -> {
            List<InvalidationPath> paths = randomPaths(new Random(seed));

            assertThat(CollapsedPaths.of(paths).all()).isEqualTo(coveredByNoOther(paths));
        });
    }

    @Test
    void the_order_of_the_paths_does_not_matter() {
        assertThat(seeds()).allSatisfy(seed -> {
            List<InvalidationPath> paths = randomPaths(new Random(seed));
            List<InvalidationPath> shuffled = new ArrayList<>(paths);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(CollapsedPaths.of(shuffled)).isEqualTo(CollapsedPaths.of(paths));
        });
    }

    @Test
    void the_hash_is_that_of_the_sorted_lines() {
        CollapsedPaths collapsed = CollapsedPaths.of(paths("/b*", "/a", "/c"));

        // printf '/a\n/b*\n/c' | sha256sum
        assertThat(collapsed.sha256()).isEqualTo("f0026294164a4385517019d95408057d1cc95cadad792ad1c6d4048c2dcc1b18");
    }

    @Test
    void thousands_of_files_and_hundreds_of_wildcards_collapse() {
        Stream<String> files = IntStream.range(0, 100_000).mapToObj(number -> "/f/" + number % 1_000 + "/" + number);
        Stream<String> wildcards = IntStream.range(0, 500).mapToObj(number -> "/f/" + number + "/*");

        CollapsedPaths collapsed = CollapsedPaths.of(
                Stream.concat(files, wildcards).map(InvalidationPath::new).toList());

        assertThat(collapsed.files()).hasSize(50_000);
        assertThat(collapsed.wildcards()).hasSize(500);
    }

    @Test
    void paths_that_are_not_collapsed_are_refused() {
        refuses(paths("/b", "/a"), paths());
        refuses(paths("/a", "/a"), paths());
        refuses(paths("/a/b"), paths("/a/*"));
        refuses(paths(), paths("/a/*", "/a/b*"));
        refuses(paths("/a*"), paths());
        refuses(paths(), paths("/a"));
    }

    private static void refuses(List<InvalidationPath> files, List<InvalidationPath> wildcards) {
        assertThatThrownBy(() -> new CollapsedPaths(files, wildcards)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<Integer> seeds() {
        return IntStream.range(0, SEEDS).boxed();
    }

    private static List<InvalidationPath> paths(String... texts) {
        return Stream.of(texts).map(InvalidationPath::new).toList();
    }

    /** Returns short texts from a few characters that sort before and after '*', so that many paths cover each other. */
    private static List<InvalidationPath> randomPaths(Random random) {
        return Stream.generate(() -> randomPath(random))
                .limit(random.nextInt(30))
                .toList();
    }

    private static InvalidationPath randomPath(Random random) {
        StringBuilder text = new StringBuilder("/");
        random.ints(random.nextInt(5), 0, 4).forEach(index -> text.append("a/!z".charAt(index)));
        return new InvalidationPath(random.nextInt(4) == 0 ? text + "*" : text.toString());
    }

    private static List<InvalidationPath> coveredByNoOther(Collection<InvalidationPath> paths) {
        TreeSet<InvalidationPath> distinct = new TreeSet<>(paths);
        return distinct.stream()
                .filter(path -> distinct.stream().noneMatch(other -> !other.equals(path) && other.covers(path)))
                .toList();
    }
}
