package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CloudFront under load, with its real limits and its usual speed: 95 of 100 invalidations complete within 25 s.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a>
 */
final class LoadedCloudFront implements InvalidationApi {
    private static final int MAX_FILES = 3_000;
    private static final int MAX_WILDCARDS = 15;
    private static final int PAGE_SIZE = 100;

    private final VirtualScheduler scheduler;
    private final SeededRandom random;
    private final CloudFrontThrottle throttle;
    private final Map<String, Created> byReference = new LinkedHashMap<>();
    private final Map<InvalidationId, Created> byId = new HashMap<>();
    private int creations;
    private int polls;
    private Optional<SteadyLoad.Slow> slow;
    private Optional<InvalidationId> slowest = Optional.empty();
    private int repeated;
    private int throttled;
    private int mostFiles;
    private int mostWildcards;
    private Duration allDurations = Duration.ZERO;

    LoadedCloudFront(VirtualScheduler scheduler, SeededRandom random, Optional<SteadyLoad.Slow> slow) {
        this.scheduler = scheduler;
        this.random = random;
        this.throttle = new CloudFrontThrottle(scheduler.now());
        this.slow = slow;
    }

    @Override
    public InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        creations++;
        if (isThrottled()) {
            return new InvalidationOutcome.Throttled();
        }
        Created known = byReference.get(reference.value());
        if (known != null) {
            repeated++;
            return new InvalidationOutcome.Created(known.id());
        }
        int files = paths.files().size()
                + inProgress(distribution).mapToInt(Created::files).sum();
        int wildcards = paths.wildcards().size()
                + inProgress(distribution).mapToInt(Created::wildcards).sum();
        if (files > MAX_FILES || wildcards > MAX_WILDCARDS) {
            return new InvalidationOutcome.TooManyInProgress(
                    files > MAX_FILES ? InProgressLimit.FILES : InProgressLimit.WILDCARDS);
        }
        mostFiles = Math.max(mostFiles, files);
        mostWildcards = Math.max(mostWildcards, wildcards);
        return new InvalidationOutcome.Created(
                add(distribution, reference, paths).id());
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId distribution, Optional<PageMarker> after) {
        polls++;
        if (isThrottled()) {
            return new RecentInvalidations.Throttled();
        }
        List<Created> list = List.copyOf(byReference.values()).reversed().stream()
                .filter(one -> one.distribution().equals(distribution))
                .toList();
        List<InvalidationId> ids = list.stream().map(Created::id).toList();
        int begin = after.map(marker -> ids.indexOf(new InvalidationId(marker.value())) + 1)
                .orElse(0);
        return page(list.subList(begin, Math.min(list.size(), begin + PAGE_SIZE)), begin + PAGE_SIZE < list.size());
    }

    private RecentInvalidations page(List<Created> page, boolean truncated) {
        Map<Boolean, Set<InvalidationId>> byCompletion = page.stream()
                .collect(Collectors.partitioningBy(
                        one -> !one.completesAt().isAfter(scheduler.now()),
                        Collectors.mapping(Created::id, Collectors.toSet())));
        return new RecentInvalidations.Listed(
                byCompletion.getOrDefault(true, Set.of()),
                byCompletion.getOrDefault(false, Set.of()),
                truncated ? Optional.of(new PageMarker(page.getLast().id().value())) : Optional.empty());
    }

    @Override
    public InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
        polls++;
        if (isThrottled()) {
            return new InvalidationProgress.Unknown();
        }
        return completesAt(invalidation).isAfter(scheduler.now())
                ? new InvalidationProgress.InProgress()
                : new InvalidationProgress.Completed();
    }

    Instant completesAt(InvalidationId id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow().completesAt();
    }

    /** Returns whether the invalidation is the one that takes much longer than the others. */
    boolean isSlow(InvalidationId id) {
        return slowest.filter(id::equals).isPresent();
    }

    /** Returns the number of calls that created an invalidation. */
    int created() {
        return byReference.size();
    }

    /** Returns the number of calls that only repeated an earlier one. */
    int repeated() {
        return repeated;
    }

    int throttled() {
        return throttled;
    }

    /** Returns the number of all calls. */
    int calls() {
        return creations + polls;
    }

    @Override
    public String toString() {
        return "created %d, repeated %d, polls %d, throttled %d, files in progress %d, wildcards in progress %d"
                .formatted(created(), repeated, polls, throttled, mostFiles, mostWildcards);
    }

    int mostFiles() {
        return mostFiles;
    }

    int mostWildcards() {
        return mostWildcards;
    }

    /** Returns the mean time from creation to completion. */
    Duration meanDuration() {
        return allDurations.dividedBy(created());
    }

    private boolean isThrottled() {
        if (throttle.tryTake(scheduler.now())) {
            return false;
        }
        throttled++;
        return true;
    }

    private Stream<Created> inProgress(DistributionId distribution) {
        Instant now = scheduler.now();
        return byReference.values().stream()
                .filter(one -> one.distribution().equals(distribution)
                        && one.completesAt().isAfter(now));
    }

    private Created add(DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        Duration usual = Duration.ofSeconds(random.chance(0.95) ? random.between(5, 25) : random.between(25, 60));
        Duration duration = slow.map(SteadyLoad.Slow::duration).orElse(usual);
        allDurations = allDurations.plus(duration);
        Created created = new Created(
                new InvalidationId("I%d".formatted(byReference.size() + 1)),
                distribution,
                scheduler.now().plus(duration),
                paths.files().size(),
                paths.wildcards().size());
        if (slow.filter(which -> !which.all()).isPresent()) {
            slowest = Optional.of(created.id());
            slow = Optional.empty();
        }
        byReference.put(reference.value(), created);
        byId.put(created.id(), created);
        return created;
    }

    private record Created(
            InvalidationId id, DistributionId distribution, Instant completesAt, int files, int wildcards) {}
}
