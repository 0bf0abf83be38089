package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An {@code InvalidationApi} that returns scripted outcomes first and then creates invalidations. Invalidations stay in progress
 * until a test completes them. Safe for use by many threads.
 */
public final class ScriptedInvalidationApi implements InvalidationApi {
    /** The size of CloudFront's pages. */
    private static final int PAGE_SIZE = 100;

    private final Deque<InvalidationOutcome> script = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private final Set<InvalidationId> completed = new HashSet<>();
    private final Set<InvalidationId> forgotten = new HashSet<>();
    private final List<InvalidationId> polledOneByOne = new ArrayList<>();
    private Optional<RecentInvalidations> listingError = Optional.empty();
    private Optional<InvalidationProgress> pollError = Optional.empty();
    private int pageSize = PAGE_SIZE;
    private int listings;

    public ScriptedInvalidationApi(InvalidationOutcome... script) {
        this.script.addAll(List.of(script));
    }

    @Override
    public synchronized InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        InvalidationOutcome outcome = Optional.ofNullable(script.poll())
                .orElseGet(() -> new InvalidationOutcome.Created(new InvalidationId("I-" + reference.value())));
        calls.add(new Call(distribution, reference, paths, outcome));
        return outcome;
    }

    @Override
    public synchronized RecentInvalidations recentInvalidations(
            DistributionId distribution, Optional<PageMarker> after) {
        listings++;
        return listingError.orElseGet(() -> page(newestFirst(distribution), after));
    }

    private List<InvalidationId> newestFirst(DistributionId distribution) {
        return calls.reversed().stream()
                .filter(call -> call.distribution().equals(distribution))
                .map(Call::outcome)
                .filter(InvalidationOutcome.Created.class::isInstance)
                .map(outcome -> ((InvalidationOutcome.Created) outcome).id())
                .distinct()
                .filter(id -> !forgotten.contains(id))
                .toList();
    }

    private RecentInvalidations page(List<InvalidationId> newestFirst, Optional<PageMarker> after) {
        int begin = after.map(marker -> newestFirst.indexOf(new InvalidationId(marker.value())) + 1)
                .orElse(0);
        int end = Math.min(newestFirst.size(), begin + pageSize);
        List<InvalidationId> page = newestFirst.subList(begin, end);
        return new RecentInvalidations.Listed(
                page.stream().filter(completed::contains).collect(Collectors.toSet()),
                page.stream().filter(id -> !completed.contains(id)).collect(Collectors.toSet()),
                end < newestFirst.size()
                        ? Optional.of(new PageMarker(page.getLast().value()))
                        : Optional.empty());
    }

    @Override
    public synchronized InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
        polledOneByOne.add(invalidation);
        if (pollError.isPresent()) {
            return pollError.get();
        }
        if (forgotten.contains(invalidation)) {
            return new InvalidationProgress.Gone();
        }
        return completed.contains(invalidation)
                ? new InvalidationProgress.Completed()
                : new InvalidationProgress.InProgress();
    }

    /** Lists at most this many invalidations. */
    public synchronized void setPageSize(int invalidations) {
        pageSize = invalidations;
    }

    /** Returns this result instead of every list from now on. */
    public synchronized void failListings(RecentInvalidations error) {
        listingError = Optional.of(error);
    }

    /** Returns this result for every poll of one invalidation from now on. */
    public synchronized void failPolls(InvalidationProgress error) {
        pollError = Optional.of(error);
    }

    /** Returns the number of lists so far. */
    public synchronized int listings() {
        return listings;
    }

    /** Returns the invalidations that were polled one by one, in order. */
    public synchronized List<InvalidationId> polledOneByOne() {
        return List.copyOf(polledOneByOne);
    }

    /** Completes one invalidation. */
    public synchronized void complete(InvalidationId invalidation) {
        completed.add(invalidation);
    }

    /** Completes every invalidation created so far. */
    public synchronized void completeAll() {
        completed.addAll(created());
    }

    /** Deletes one invalidation. */
    public synchronized void forget(InvalidationId invalidation) {
        forgotten.add(invalidation);
    }

    /** Deletes every invalidation created so far. */
    public synchronized void forgetAll() {
        forgotten.addAll(created());
    }

    private List<InvalidationId> created() {
        return calls.stream()
                .map(Call::outcome)
                .filter(InvalidationOutcome.Created.class::isInstance)
                .map(outcome -> ((InvalidationOutcome.Created) outcome).id())
                .toList();
    }

    /** Returns every call to create an invalidation, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** A call to create an invalidation, with its outcome. */
    public record Call(
            DistributionId distribution,
            CallerReference reference,
            CollapsedPaths paths,
            InvalidationOutcome outcome) {}
}
