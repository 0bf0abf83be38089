package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files and wildcards of one account have separate limits, and do not wait for each other. */
class SeparateQueuesTest {
    @Test
    void the_first_plan_takes_a_wildcard_that_waits_behind_thousands_of_files() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 70).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));
        distribution.queued(900, "/folder/sub/*");

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).hasSize(2_901).contains("/folder/sub/*");
    }

    @Test
    void the_first_plan_is_full_of_files_that_wait_behind_hundreds_of_wildcards() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 400).forEach(n -> distribution.queued(n, "/folder/" + n + "/*"));
        IntStream.rangeClosed(401, 430).forEach(n -> distribution.queued(purgeOfFiles(n, 100)));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).hasSize(2_900 + 13);
    }

    @Test
    void thousands_of_equal_and_covered_wildcards_are_billed_as_one_path() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 2_900)
                .forEach(n -> distribution.queued(n, n % 2 == 0 ? "/blog/x/*" : "/blog/x/" + n + "/*"));

        distribution.reconcile();

        assertThat(distribution.invalidationApi.calls()).hasSize(1);
        assertThat(distribution.pathsOfCall(0)).containsExactly("/blog/x/*");
    }

    @Test
    void files_do_not_wait_behind_thousands_of_equal_wildcards() {
        DistributionFixture distribution = new DistributionFixture();
        IntStream.rangeClosed(1, 3_500).forEach(n -> distribution.queued(n, "/blog/x/*"));
        distribution.queued(purgeOfFiles(4_000, 100));

        distribution.reconcile();

        assertThat(distribution.pathsOfCall(0)).hasSize(101);
    }
}
