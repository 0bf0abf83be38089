package io.edgepurge.simulation;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What kind of world a schedule plays in.
 *
 * @param trouble how long things go wrong; after that all is calm
 * @param room what the worker may have in progress
 * @param share the operator's part of the pools, beside the room
 * @param folderWildcards what both distributions allow
 */
record Scenario(
        Instant start,
        Duration trouble,
        Population population,
        Capacity room,
        Capacity share,
        Duration giveUpAfter,
        Duration visibility,
        Odds odds,
        Optional<FolderWildcardPolicy> folderWildcards,
        Caches caches) {
    private static final Instant MIDDAY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE_THE_MONTH_TURNS = Instant.parse("2026-11-30T23:58:30Z");

    static Scenario drawnBy(SeededRandom fortune) {
        return new Scenario(
                fortune.oneOf(List.of(MIDDAY, BEFORE_THE_MONTH_TURNS)),
                Duration.ofSeconds(fortune.between(60, 360)),
                Population.drawnBy(fortune),
                new Capacity(fortune.between(1, 6), fortune.between(1, 3)),
                new Capacity(fortune.between(0, 2), fortune.between(0, 2)),
                fortune.oneOf(List.of(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofDays(1))),
                fortune.oneOf(List.of(Duration.ofSeconds(60), Duration.ofSeconds(360))),
                Odds.drawnBy(fortune),
                fortune.oneOf(List.of(
                        Optional.empty(),
                        Optional.of(new FolderWildcardPolicy(2, List.of("/"))),
                        Optional.of(new FolderWildcardPolicy(2, List.of("/acme/a/c/", "/zeta/a/"))),
                        Optional.of(new FolderWildcardPolicy(3, List.of("/acme/", "/zeta/"))))),
                Caches.drawnBy(fortune));
    }

    /**
     * What stands behind the edge.
     *
     * @param count how many caches an endpoint has that has any; mostly there are none
     * @param patience how long they are tried
     */
    record Caches(int count, Duration patience) {
        static Caches drawnBy(SeededRandom fortune) {
            return new Caches(
                    fortune.oneOf(List.of(0, 0, 0, 1, 2)),
                    fortune.oneOf(List.of(Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofHours(1))));
        }

        Optional<OriginCaches> behindTheVideos() {
            CacheAddress[] addresses = IntStream.rangeClosed(1, count)
                    .mapToObj(n -> new CacheAddress("http://cache-" + n + ":6081"))
                    .toArray(CacheAddress[]::new);
            return count == 0 ? Optional.empty() : Optional.of(OriginCaches.of(CacheKind.VARNISH, addresses));
        }
    }

    /** Who takes part. */
    record Population(int clients, int requestsEach, int workers, int monthlyQuota) {
        static Population drawnBy(SeededRandom fortune) {
            return new Population(
                    fortune.between(1, 3), fortune.between(1, 4), fortune.between(1, 3), fortune.between(5, 40));
        }
    }

    /**
     * How often what goes wrong, a call, a message or an invalidation.
     *
     * @param latencyMillis what an ordinary call takes at most
     */
    record Odds(
            double crash,
            double unavailable,
            double conflict,
            double slow,
            double unanswered,
            double lostBell,
            double doubledBell,
            double lateBell,
            double sternCloudFront,
            double busyOperator,
            double forgetful,
            double sternCache,
            double deadCache,
            int latencyMillis) {
        static Odds drawnBy(SeededRandom fortune) {
            return new Odds(
                    fortune.oddsUpTo(0.02),
                    fortune.oddsUpTo(0.04),
                    fortune.oddsUpTo(0.2),
                    fortune.oddsUpTo(0.1),
                    fortune.oddsUpTo(0.4),
                    fortune.oddsUpTo(0.5),
                    fortune.oddsUpTo(0.5),
                    fortune.oddsUpTo(0.5),
                    fortune.oddsUpTo(1),
                    fortune.oddsUpTo(1),
                    fortune.oddsUpTo(0.4),
                    fortune.oddsUpTo(0.9),
                    fortune.oddsUpTo(0.9),
                    fortune.oneOf(List.of(5, 50, 400)));
        }
    }
}
