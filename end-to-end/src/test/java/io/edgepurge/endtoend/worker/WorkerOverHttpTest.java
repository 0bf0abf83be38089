package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.purge;
import static io.edgepurge.testing.Samples.purgeOfFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.local.simulator.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerOverHttpTest {
    /** 10,000 with the profile {@code long}. */
    private static final int PURGES = Integer.getInteger("purges", 500);

    @Test
    void many_purges_are_never_refused_and_all_complete() {
        try (WorkerOverHttpFixture world = WorkerOverHttpFixture.inMemory()) {
            List<Purge> purges = new ArrayList<>();
            Random random = new Random(20261121);
            RandomPurges generator = new RandomPurges(random, 100);
            for (int n = 0; n < PURGES; n++) {
                purges.add(generator.purge(n));
                world.accept(purges.getLast());
                world.pass(Duration.ofSeconds(random.nextInt(3)));
            }
            world.passUntilQuiet(Duration.ofDays(4));

            RequestLog requestLog = world.simulator.requestLog();
            assertThat(requestLog.refusals()).isEmpty();
            assertThat(purges)
                    .allSatisfy(purge -> assertThat(world.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
            BillingAssertions.assertNothingBilledTwice(requestLog);
            assertThat(requestLog.mostInProgress()).allSatisfy((distribution, most) -> {
                assertThat(most.files()).isLessThanOrEqualTo(2_900);
                assertThat(most.wildcards()).isLessThanOrEqualTo(13);
            });
        }
    }

    @Test
    void sixty_urls_requested_twice_and_a_covering_wildcard_are_billed_as_one_path() {
        try (WorkerOverHttpFixture world = WorkerOverHttpFixture.inMemory()) {
            String[] urls = IntStream.range(0, 60)
                    .mapToObj(n -> "/img/catalog/" + n + ".jpg")
                    .toArray(String[]::new);
            world.accept(purge(1, urls));
            world.accept(purge(2, ZETA, IMAGES, urls));
            world.accept(purge(3, "/img/catalog/*"));

            world.passUntilQuiet();

            assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(1);
            assertThat(world.status(purge(2, ZETA, IMAGES, urls))).isEqualTo(PurgeStatus.COMPLETED);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "1000, 1000"})
    void a_thousand_files_of_one_folder_are_billed_as_one_path_where_the_operator_allows_it(int moreThan, int billed) {
        try (WorkerOverHttpFixture world =
                WorkerOverHttpFixture.inMemory(Optional.of(new FolderWildcardPolicy(moreThan, List.of("/img/"))))) {
            List<Purge> purges = IntStream.range(0, 10)
                    .mapToObj(n -> purge(
                            n,
                            IntStream.range(0, 100)
                                    .mapToObj(file -> "/img/shoes/red-" + n + "-" + file + ".jpg")
                                    .toArray(String[]::new)))
                    .toList();
            purges.forEach(world::accept);

            world.passUntilQuiet();

            assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(billed);
            assertThat(purges)
                    .allSatisfy(purge -> assertThat(world.status(purge)).isEqualTo(PurgeStatus.COMPLETED));
        }
    }

    @Test
    void one_rejected_path_among_five_hundred_fails_alone_and_is_refunded() {
        try (WorkerOverHttpFixture world = WorkerOverHttpFixture.inMemory()) {
            List<Purge> purges = new ArrayList<>(IntStream.rangeClosed(1, 4)
                    .mapToObj(n -> purgeOfFiles(n, 100))
                    .toList());
            purges.add(purge(
                    5,
                    Stream.concat(
                                    IntStream.range(0, 99).mapToObj(n -> "/5/" + n + ".jpg"),
                                    Stream.of("/5/rejected.jpg"))
                            .toArray(String[]::new)));
            world.simulator.controls().poison("/5/rejected.jpg");
            purges.forEach(world::accept);

            world.passUntilQuiet();

            List<PurgeStatus> statuses = purges.stream()
                    .flatMap(purge -> purge.items().stream()
                            .map(item -> world.progress(purge).stateOf(item).status()))
                    .toList();
            assertThat(statuses).filteredOn(PurgeStatus.COMPLETED::equals).hasSize(499);
            assertThat(statuses).filteredOn(PurgeStatus.FAILED::equals).hasSize(1);
            assertThat(world.charged(ACME)).isEqualTo(499);
        }
    }

    @Test
    void permission_revoked_for_an_hour_only_delays_purges() {
        try (WorkerOverHttpFixture world = WorkerOverHttpFixture.inMemory()) {
            Purge before = purge(1, "/a.jpg");
            Purge later = purge(2, "/b.jpg");
            world.simulator.controls().revokePermission();
            world.accept(before);
            world.pass(Duration.ofMinutes(30));
            world.accept(later);
            world.pass(Duration.ofMinutes(30));

            assertThat(world.status(before)).isEqualTo(PurgeStatus.QUEUED);
            assertThat(world.progress(later).stateOf(later.items().getFirst()).reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDenied"));

            world.simulator.controls().restorePermission();
            world.passUntilQuiet();
            assertThat(world.status(before)).isEqualTo(PurgeStatus.COMPLETED);
            assertThat(world.status(later)).isEqualTo(PurgeStatus.COMPLETED);
            assertThat(world.charged(ACME)).isEqualTo(2);
        }
    }

    @Test
    void completion_is_recorded_within_ten_seconds_while_three_invalidations_are_in_progress() {
        try (WorkerOverHttpFixture world = WorkerOverHttpFixture.inMemory()) {
            List<Purge> purges = IntStream.rangeClosed(1, 3)
                    .mapToObj(n -> purge(n, "/" + n + ".jpg"))
                    .toList();
            purges.forEach(purge -> {
                world.accept(purge);
                world.pass(Duration.ofSeconds(3));
            });
            world.pass(Duration.ofSeconds(60));

            assertThat(world.simulator.requestLog().invalidations()).hasSize(3).allSatisfy(entry -> {
                Duration delay = Duration.between(
                        entry.times().completedAt().orElseThrow(), completedAt(world, purges, entry.id()));
                assertThat(delay).isLessThanOrEqualTo(Duration.ofSeconds(10));
            });
        }
    }

    private static Instant completedAt(WorkerOverHttpFixture world, List<Purge> purges, String invalidation) {
        return purges.stream()
                .map(purge -> world.progress(purge).stateOf(purge.items().getFirst()))
                .filter(state -> state.status() == PurgeStatus.COMPLETED
                        && state.invalidation().filter(invalidation::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .since();
    }
}
