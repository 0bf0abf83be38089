package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.PlanStore.PlansAsRead;
import io.edgepurge.testing.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bugs in the worker or the purge service, as changed calls to their ports. */
final class BrokenCalls {
    private static final int MAX_ITEMS = 100;

    private BrokenCalls() {}

    /** Replaces the result of one method. */
    static Function<Records, CallInterceptor> instead(String point, CallInterceptor answer) {
        return records -> call -> call.is(point) ? answer.intercept(call) : call.proceed();
    }

    /** Skips the calls of one method. */
    static Function<Records, CallInterceptor> skipped(String point) {
        return records -> new CallInterceptor() {
            @Override
            public @Nullable Object intercept(Call call) throws Throwable {
                return call.is(point) ? null : call.proceed();
            }
        };
    }

    /** Sends no doorbell for the purges of one distribution. The sweep sends doorbells for both. */
    static CallInterceptor doorbellsOfOneDistributionLost(Records records) {
        return new CallInterceptor() {
            @Override
            public @Nullable Object intercept(Call call) throws Throwable {
                boolean lost = call.is("Doorbells.notify")
                        && call.argument(0, Collection.class).size() == 1;
                return lost ? null : call.proceed();
            }
        };
    }

    static CallInterceptor newReferenceOnRetry(Records records) {
        Map<CallerReference, Integer> attempts = new HashMap<>();
        return call -> {
            if (!call.is("InvalidationApi.createInvalidation")) {
                return call.proceed();
            }
            CallerReference reference = call.argument(1, CallerReference.class);
            int attempt = attempts.merge(reference, 1, Integer::sum);
            return attempt == 1
                    ? call.proceed()
                    : call.with(1, new CallerReference(reference + "-" + attempt))
                            .proceed();
        };
    }

    /** Replaces a plan without the counters of its earlier calls. */
    static CallInterceptor replannedWithoutCounters(Records records) {
        return call -> call.is("PlanStore.replace")
                ? call.with(
                                3,
                                call.list(3, InvalidationPlan.class).stream()
                                        .map(plan -> plan.withCalls(Calls.NONE))
                                        .toList())
                        .proceed()
                : call.proceed();
    }

    /** Treats every invalidation that CloudFront reports as completed. */
    static CallInterceptor settledBeforeCompleted(Records records) {
        return call -> {
            Object answer = call.proceed();
            if (answer instanceof RecentInvalidations.Listed listed) {
                Set<InvalidationId> all = new HashSet<>(listed.completed());
                all.addAll(listed.inProgress());
                return new RecentInvalidations.Listed(all, Set.of(), listed.next());
            }
            return answer instanceof InvalidationProgress ? new InvalidationProgress.Completed() : answer;
        };
    }

    static CallInterceptor submittedBeforeCreated(Records records) {
        return call -> {
            if (call.is("PlanStore.beginCall")) {
                InvalidationPlan plan = call.argument(0, InvalidationPlan.class);
                ItemState soon = ItemState.submitted("I-of-" + plan.id(), plan.plannedAt());
                records.items().mark(plan.distribution(), plan.claims(), soon);
            }
            return call.proceed();
        };
    }

    /** Repeats calls that another worker has just begun. */
    static CallInterceptor leaseIgnored(Records records) {
        return call -> {
            Object answer = call.proceed();
            return call.is("PlanStore.plans") && answer instanceof List<?> plans
                    ? plans.stream()
                            .map(InvalidationPlan.class::cast)
                            .map(plan -> plan.withCalls(plan.calls().ended()))
                            .toList()
                    : answer;
        };
    }

    static CallInterceptor versionIgnored(Records records) {
        return call -> {
            if (!call.is("PlanStore.replace")) {
                return call.proceed();
            }
            DistributionId distribution = call.argument(0, DistributionId.class);
            long version = records.plans().state(distribution).orElseThrow().version();
            PlansAsRead read = call.argument(1, PlansAsRead.class);
            return call.with(1, new PlansAsRead(version, read.live())).proceed();
        };
    }

    /** Cancels with the current versions instead of those it read. */
    static CallInterceptor cancelledUnderAnyVersion(Records records) {
        return call -> call.is("PurgeStore.cancel")
                ? call.with(1, versions(records, call.argument(0, Purge.class))).proceed()
                : call.proceed();
    }

    private static Map<DistributionId, Long> versions(Records records, Purge purge) {
        return purge.distributions().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        one -> records.plans().state(one).orElseThrow().version()));
    }

    /** Removes every item of a purge although only some were submitted. */
    static CallInterceptor wholePurgeRemoved(Records records) {
        return call -> call.is("PurgeQueue.remove")
                ? call.with(1, whole(call.list(1, Claim.class))).proceed()
                : call.proceed();
    }

    private static List<Claim> whole(List<Claim> claims) {
        List<Integer> all = IntStream.range(0, MAX_ITEMS).boxed().toList();
        return claims.stream()
                .map(claim -> new Claim(claim.account(), claim.purge(), new TreeSet<>(all)))
                .toList();
    }

    /** Checks folder wildcards as if every endpoint were a whole host. */
    static CallInterceptor endpointIgnored(Records records) {
        return call -> {
            Object answer = call.proceed();
            return call.is("ItemStore.items") && answer instanceof Map<?, ?> items
                    ? items.keySet().stream()
                            .map(Claim.class::cast)
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    claim -> records.items().allItems(List.of(claim)).stream()
                                            .map(BrokenCalls::withoutPrefix)
                                            .toList()))
                    : answer;
        };
    }

    private static PurgeItem withoutPrefix(PurgeItem item) {
        String host = item.endpoint().replaceFirst("(?<=[^/]/)[^/].*", "");
        return new PurgeItem(item.index(), item.input(), host, item.distribution(), item.path(), item.furtherPaths());
    }

    /** Reads the items without the spellings that nobody requested. */
    static CallInterceptor spellingsForgotten(Records records) {
        return call -> {
            Object answer = call.proceed();
            return call.is("ItemStore.items") && answer instanceof Map<?, ?> items
                    ? items.keySet().stream()
                            .map(Claim.class::cast)
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    claim -> records.items().allItems(List.of(claim)).stream()
                                            .map(BrokenCalls::withRequestedPath)
                                            .toList()))
                    : answer;
        };
    }

    private static PurgeItem withRequestedPath(PurgeItem item) {
        return new PurgeItem(item.index(), item.input(), item.endpoint(), item.distribution(), item.path());
    }

    static CallInterceptor folderWildcardsAnywhere(Records records) {
        return call -> {
            Object answer = call.proceed();
            return answer instanceof Optional<?> found && found.orElse(null) instanceof DistributionState state
                    ? Optional.of(new DistributionState(
                            state.version(),
                            state.nextDoorbell(),
                            state.folderWildcards()
                                    .map(allowed -> new FolderWildcardPolicy(allowed.moreThan(), List.of("/"))),
                            state.originCaches(),
                            state.polling(),
                            state.denial(),
                            state.rejections(),
                            state.openPlans(),
                            state.unverified()))
                    : answer;
        };
    }

    static CallInterceptor folderWildcardNotRecorded(Records records) {
        return call -> call.is("ItemStore.mark")
                ? call.with(2, call.argument(2, ItemState.class).withCarrier(Optional.empty()))
                        .proceed()
                : call.proceed();
    }

    /** Marks items as completed without their submission time. */
    static CallInterceptor submissionTimeLost(Records records) {
        return call ->
                call.is("ItemStore.mark") && call.argument(2, ItemState.class).status() == PurgeStatus.COMPLETED
                        ? call.with(2, call.argument(2, ItemState.class).withSubmittedAt(Optional.empty()))
                                .proceed()
                        : call.proceed();
    }

    /** Replaces the current token bucket instead of the one it read. */
    static CallInterceptor tokenBucketOverwritten(Records records) {
        return call -> call.is("TokenBucketStore.replace")
                ? call.with(0, records.tokenBuckets().read()).proceed()
                : call.proceed();
    }

    /** Reads purges from the queue that start within a day, as if they had no start time. */
    static CallInterceptor startTimeIgnored(Records records) {
        return call -> call.is("PurgeQueue.waiting")
                ? call.with(1, call.argument(1, Instant.class).plus(Duration.ofDays(1)))
                        .proceed()
                : call.proceed();
    }
}
