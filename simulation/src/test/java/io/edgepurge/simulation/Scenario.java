package io.edgepurge.simulation;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parameters of a schedule.
 *
 * @param trouble the duration of faults; afterwards there are none
 * @param capacity the capacity of the worker, which holds two spellings of an item
 * @param share the capacity reserved for operators, in addition to that of the worker
 * @param folderWildcards the folder wildcards that both distributions allow
 */
record Scenario(
        Instant start,
        Duration trouble,
        Population population,
        Capacity capacity,
        Capacity share,
        Duration giveUpAfter,
        Duration visibility,
        Odds odds,
        Optional<FolderWildcardPolicy> folderWildcards,
        Caches caches) {
    private static final Instant MIDDAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE_THE_MONTH_ENDS = Instant.parse("2026-11-30T23:58:30Z");

    static Scenario drawnBy(SeededRandom random) {
        return new Scenario(
                random.oneOf(List.of(MIDDAY, BEFORE_THE_MONTH_ENDS)),
                Duration.ofSeconds(random.between(60, 360)),
                Population.drawnBy(random),
                new Capacity(random.between(2, 6), random.between(2, 3)),
                new Capacity(random.between(0, 2), random.between(0, 2)),
                random.oneOf(List.of(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofDays(1))),
                random.oneOf(List.of(Duration.ofSeconds(60), Duration.ofSeconds(360))),
                Odds.drawnBy(random),
                random.oneOf(List.of(
                        Optional.empty(),
                        Optional.of(new FolderWildcardPolicy(2, List.of("/"))),
                        Optional.of(new FolderWildcardPolicy(2, List.of("/acme/a/c/", "/zeta/a/"))),
                        Optional.of(new FolderWildcardPolicy(3, List.of("/acme/", "/zeta/"))))),
                Caches.drawnBy(random));
    }

    /**
     * The origin caches.
     *
     * @param count the number of caches behind one endpoint; usually 0
     * @param patience the deadline for clearing them
     */
    record Caches(int count, Duration patience) {
        static Caches drawnBy(SeededRandom random) {
            return new Caches(
                    random.oneOf(List.of(0, 0, 0, 1, 2)),
                    random.oneOf(List.of(Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofHours(1))));
        }

        Optional<OriginCaches> ofTheVideoEndpoint() {
            CacheAddress[] addresses = IntStream.rangeClosed(1, count)
                    .mapToObj(n -> new CacheAddress("http://cache-" + n + ":6081"))
                    .toArray(CacheAddress[]::new);
            return count == 0 ? Optional.empty() : Optional.of(OriginCaches.of(CacheKind.VARNISH, addresses));
        }
    }

    /**
     * The numbers of actors and requests.
     *
     * @param monthlyShare the part of the quota that one key of each account can use
     */
    record Population(int clients, int requestsEach, int workers, int monthlyQuota, int monthlyShare) {
        static Population drawnBy(SeededRandom random) {
            return new Population(
                    random.between(1, 3),
                    random.between(1, 4),
                    random.between(1, 3),
                    random.between(5, 40),
                    random.between(2, 12));
        }
    }

    /**
     * The probabilities of faults, for each call, message or invalidation.
     *
     * @param latencyMillis the longest duration of an ordinary call
     */
    record Odds(
            double crash,
            double unavailable,
            double conflict,
            double slow,
            double unanswered,
            double lostDoorbell,
            double duplicatedDoorbell,
            double lateDoorbell,
            double revokedPermission,
            double activeOperator,
            double forgetful,
            double refusingCache,
            double unreachableCache,
            int latencyMillis) {
        static Odds drawnBy(SeededRandom random) {
            return new Odds(
                    random.oddsUpTo(0.02),
                    random.oddsUpTo(0.04),
                    random.oddsUpTo(0.2),
                    random.oddsUpTo(0.1),
                    random.oddsUpTo(0.4),
                    random.oddsUpTo(0.5),
                    random.oddsUpTo(0.5),
                    random.oddsUpTo(0.5),
                    random.oddsUpTo(1),
                    random.oddsUpTo(1),
                    random.oddsUpTo(0.4),
                    random.oddsUpTo(0.9),
                    random.oddsUpTo(0.9),
                    random.oneOf(List.of(5, 50, 400)));
        }
    }
}
