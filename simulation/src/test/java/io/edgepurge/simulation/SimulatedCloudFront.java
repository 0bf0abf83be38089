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
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.simulation.Invalidation.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * CloudFront's documented rules in memory: throttling first, then permission, caller references, paths and limits. A forgotten
 * invalidation is no longer found or counted, but its caller reference still returns it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a>
 */
final class SimulatedCloudFront implements InvalidationApi {
    /** Small, so that invalidations in progress are often older than those listed. */
    private static final int PAGE_SIZE = 2;

    private final World world;
    private final Capacity limits;
    private final CloudFrontThrottle bucket;
    private final List<Invalidation> invalidations = new ArrayList<>();
    private final Map<String, Invalidation> byReference = new HashMap<>();
    private final Set<InvalidationId> reportedCompleted = new HashSet<>();
    private boolean permitted = true;
    private Instant permittedSince = Instant.MIN;

    SimulatedCloudFront(World world) {
        this.world = world;
        Capacity capacity = world.scenario().capacity();
        Capacity share = world.scenario().share();
        this.limits = new Capacity(capacity.files() + share.files(), capacity.wildcards() + share.wildcards());
        this.bucket = new CloudFrontThrottle(world.scheduler().now());
    }

    void permit(boolean allowed) {
        permitted = allowed;
        permittedSince = world.scheduler().now();
    }

    /** Returns the time of the last change of the permission. */
    Instant permittedSince() {
        return permittedSince;
    }

    CloudFrontThrottle bucket() {
        return bucket;
    }

    @Override
    public InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        world.checker().called(bucket);
        boolean known = createdWith(reference.value()).isPresent();
        InvalidationOutcome outcome = answer(distribution, reference, paths);
        world.checker().answered(reference, outcome, known);
        return outcome;
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId distribution, Optional<PageMarker> after) {
        Instant now = world.scheduler().now();
        world.checker().called(bucket);
        if (!bucket.tryTake(now)) {
            world.checker().throttled(bucket);
            return new RecentInvalidations.Throttled();
        }
        if (!permitted) {
            return new RecentInvalidations.NotAllowed("AccessDenied");
        }
        List<Invalidation> list = newestFirst(distribution);
        Optional<Invalidation> last = after.flatMap(marker -> find(new InvalidationId(marker.value())));
        int begin = last.map(list::indexOf).orElse(-1) + 1;
        if (last.isPresent() && begin == 0) {
            // CloudFront refuses the marker, because it has forgotten the invalidation
            return new RecentInvalidations.Unanswered();
        }
        if (last.isPresent()) {
            world.scheduler().reach(CoverageGoal.OLDER_PAGE_LISTED);
        }
        return page(list, begin);
    }

    private RecentInvalidations page(List<Invalidation> list, int begin) {
        Instant now = world.scheduler().now();
        List<Invalidation> page = list.subList(begin, Math.min(list.size(), begin + PAGE_SIZE));
        Map<Boolean, Set<InvalidationId>> byCompletion = page.stream()
                .collect(Collectors.partitioningBy(
                        one -> one.isCompletedAt(now), Collectors.mapping(Invalidation::id, Collectors.toSet())));
        Set<InvalidationId> completed = byCompletion.getOrDefault(true, Set.of());
        reportedCompleted.addAll(completed);
        boolean truncated = begin + PAGE_SIZE < list.size();
        return new RecentInvalidations.Listed(
                completed,
                byCompletion.getOrDefault(false, Set.of()),
                truncated ? Optional.of(new PageMarker(page.getLast().id().value())) : Optional.empty());
    }

    private List<Invalidation> newestFirst(DistributionId distribution) {
        Instant now = world.scheduler().now();
        return invalidations.reversed().stream()
                .filter(one -> one.distribution().equals(distribution) && !one.isForgottenAt(now))
                .toList();
    }

    /** Returns whether an invalidation is on the newest page of the list. */
    boolean lists(Invalidation invalidation) {
        return newestFirst(invalidation.distribution()).stream()
                .limit(PAGE_SIZE)
                .anyMatch(invalidation::equals);
    }

    @Override
    public InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
        world.checker().called(bucket);
        if (!bucket.tryTake(world.scheduler().now())) {
            world.checker().throttled(bucket);
            return new InvalidationProgress.Unknown();
        }
        if (!permitted) {
            return new InvalidationProgress.NotAllowed("AccessDenied");
        }
        return find(invalidation)
                .filter(found -> !found.isForgottenAt(world.scheduler().now()))
                .map(this::progress)
                .orElseGet(this::gone);
    }

    private InvalidationProgress progress(Invalidation found) {
        if (!found.isCompletedAt(world.scheduler().now())) {
            return new InvalidationProgress.InProgress();
        }
        reportedCompleted.add(found.id());
        return new InvalidationProgress.Completed();
    }

    private InvalidationProgress gone() {
        world.scheduler().reach(CoverageGoal.FORGOTTEN);
        world.checker().refused();
        return new InvalidationProgress.Gone();
    }

    /** Returns whether a response has reported completion, even if the response was lost. */
    boolean hasReportedCompletion(InvalidationId invalidation) {
        return reportedCompleted.contains(invalidation);
    }

    boolean hasForgotten(InvalidationId invalidation) {
        return find(invalidation)
                .filter(found -> found.isForgottenAt(world.scheduler().now()))
                .isPresent();
    }

    /** Creates an invalidation for an operator, within the same limits. */
    void invalidateByHand(DistributionId distribution, Capacity size) {
        bucket.excuse(world.scheduler().now());
        if (bucket.tryTake(world.scheduler().now())
                && reachedLimit(distribution, size).isEmpty()) {
            add(distribution, Optional.empty(), List.of(), size);
        }
    }

    /** Lists invalidations for an operator. The rate limiter of the workers does not count these calls. */
    void listByHand(int calls) {
        bucket.excuse(world.scheduler().now());
        for (int call = 0; call < calls; call++) {
            bucket.tryTake(world.scheduler().now());
        }
    }

    Optional<Invalidation> find(InvalidationId id) {
        return invalidations.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Invalidation> createdWith(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    Capacity inProgress(DistributionId distribution, Predicate<Invalidation> filter) {
        Instant now = world.scheduler().now();
        int files = 0;
        int wildcards = 0;
        for (Invalidation one : invalidations) {
            if (one.distribution().equals(distribution) && filter.test(one) && one.isInProgressAt(now)) {
                files += one.size().files();
                wildcards += one.size().wildcards();
            }
        }
        return new Capacity(files, wildcards);
    }

    private InvalidationOutcome answer(DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        if (!bucket.tryTake(world.scheduler().now())) {
            world.checker().throttled(bucket);
            return new InvalidationOutcome.Throttled();
        }
        if (!permitted) {
            return new InvalidationOutcome.NotAllowed("AccessDenied");
        }
        return createdWith(reference.value())
                .map(first -> repeated(first, paths))
                .orElseGet(() -> create(distribution, reference, paths));
    }

    private static InvalidationOutcome repeated(Invalidation first, CollapsedPaths paths) {
        return first.paths().equals(paths.all())
                ? new InvalidationOutcome.Created(first.id())
                : new InvalidationOutcome.ReferenceReused();
    }

    private InvalidationOutcome create(DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        Instant now = world.scheduler().now();
        if (paths.all().stream().anyMatch(path -> world.urls().isRefused(path, now))) {
            return new InvalidationOutcome.BadPath("Your request contains one or more invalid invalidation paths.");
        }
        Capacity size = new Capacity(paths.files().size(), paths.wildcards().size());
        Optional<InProgressLimit> full = reachedLimit(distribution, size);
        if (full.isPresent()) {
            world.checker().limitReached(distribution, full.get());
            return new InvalidationOutcome.TooManyInProgress(full.get());
        }
        Invalidation created = add(distribution, Optional.of(reference.value()), paths.all(), size);
        byReference.put(reference.value(), created);
        world.checker().created(created);
        return new InvalidationOutcome.Created(created.id());
    }

    private Optional<InProgressLimit> reachedLimit(DistributionId distribution, Capacity size) {
        Capacity taken = inProgress(distribution, one -> true);
        if (size.wildcards() > 0 && taken.wildcards() + size.wildcards() > limits.wildcards()) {
            return Optional.of(InProgressLimit.WILDCARDS);
        }
        return size.files() > 0 && taken.files() + size.files() > limits.files()
                ? Optional.of(InProgressLimit.FILES)
                : Optional.empty();
    }

    private Invalidation add(
            DistributionId distribution, Optional<String> reference, List<InvalidationPath> paths, Capacity size) {
        Invalidation created = new Invalidation(
                new InvalidationId("I%d".formatted(invalidations.size() + 1)),
                distribution,
                reference,
                paths,
                size,
                world.scheduler().steps(),
                world.scheduler().now(),
                fate());
        invalidations.add(created);
        return created;
    }

    private Fate fate() {
        Instant now = world.scheduler().now();
        boolean forgotten =
                !world.isCalm() && world.random().chance(world.scenario().odds().forgetful());
        return new Fate(
                now.plus(duration()),
                forgotten ? Optional.of(now.plusSeconds(world.random().between(1, 40))) : Optional.empty());
    }

    /** Returns a duration that is rarely very long, but always shorter than the deadline for refusals. */
    private Duration duration() {
        boolean slow = world.random().chance(0.02);
        long longest =
                Math.min(1_000, world.scenario().giveUpAfter().minusSeconds(20).toSeconds());
        return Duration.ofSeconds(world.random().between(2, slow ? (int) longest : 30));
    }
}
