package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How soon an accepted item must be submitted if nothing is in its way: no fault, no refusal, no start time, no origin cache, and
 * enough capacity for everything that is open on its distribution.
 */
final class ExpectedSubmissions {
    /**
     * Two distributions that share the creations have 11.4 s between two plans of one of them, as docs/adr/0011-rate-budget.md
     * derives. A doorbell is up to 1.2 s late, and up to 35 calls take 0.2 s on average.
     */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

    private final World world;
    private final ExpectedDelays delays;
    private final Map<Item, Waiting> waiting = new HashMap<>();

    ExpectedSubmissions(World world, ExpectedDelays delays) {
        this.world = world;
        this.delays = delays;
    }

    /** @param open all items of accepted purges that have not ended */
    void accepted(Purge purge, Map<DistributionId, List<PurgeItem>> open) {
        Instant now = world.scheduler().now();
        if (purge.options().notBefore().isEmpty() && !now.isBefore(quietFrom())) {
            purge.items().stream()
                    .filter(item -> world.urls().cachesOf(item.endpoint()).isEmpty())
                    .forEach(item ->
                            waiting.put(new Item(purge.id(), item.index()), new Waiting(item.distribution(), now)));
        }
        open.forEach((distribution, items) -> {
            if (!fits(items)) {
                waiting.values().removeIf(item -> item.distribution().equals(distribution));
            }
        });
    }

    private boolean fits(Collection<PurgeItem> items) {
        Capacity capacity = world.scenario().capacity();
        long wildcards = items.stream()
                .flatMap(item -> item.paths().stream())
                .filter(path -> path.isWildcard())
                .count();
        long files = items.stream().flatMap(item -> item.paths().stream()).count() - wildcards;
        // a folder wildcard replaces files
        long mayBeWildcards = world.scenario().folderWildcards().isPresent() ? files + wildcards : wildcards;
        return files <= capacity.files() && mayBeWildcards <= capacity.wildcards();
    }

    void submitted(Item item) {
        Optional.ofNullable(waiting.remove(item))
                .filter(one -> !one.since().isBefore(quietFrom()))
                .ifPresent(one -> {
                    Duration delay =
                            Duration.between(one.since(), world.scheduler().now());
                    world.scheduler().reach(CoverageGoal.SUBMISSION_MEASURED);
                    Duration longest = LONGEST_DELAY.plus(world.occupation().without(one.distribution(), one.since()));
                    unless(
                            delay.compareTo(longest) <= 0,
                            "%s is submitted %s after it was accepted, later than %s",
                            item,
                            delay,
                            longest);
                });
    }

    private Instant quietFrom() {
        Instant quiet = delays.quietFrom();
        Instant refused = delays.lastRefusal();
        boolean later = refused.isAfter(quiet.minus(ExpectedDelays.RECOVERY));
        return later ? refused.plus(ExpectedDelays.RECOVERY) : quiet;
    }

    private record Waiting(DistributionId distribution, Instant since) {}
}
