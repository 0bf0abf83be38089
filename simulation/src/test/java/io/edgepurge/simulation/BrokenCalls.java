package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.Idempotency;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.testing.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a worker or a desk with a mistake in it would ask of its ports. */
final class BrokenCalls {
    private static final int MORE_THAN_ANY_PURGE_HAS = 100;

    private BrokenCalls() {}

    /** Another answer to one method, whoever asks. */
    static Function<Records, ObservedInvalidationApi> instead(String point, ObservedInvalidationApi answer) {
        return records -> call -> call.is(point) ? answer.on(call) : call.proceed();
    }

    /** One method that never does anything. */
    static Function<Records, ObservedInvalidationApi> forgotten(String point) {
        return records -> new ObservedInvalidationApi() {
            @Override
            public @Nullable Object on(Call call) throws Throwable {
                return call.is(point) ? null : call.proceed();
            }
        };
    }

    static ObservedInvalidationApi newReferenceOnRetry(Records records) {
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

    /** Puts a plan in the place of another and knows nothing of the calls made before. */
    static ObservedInvalidationApi plannedAnewAsIfForTheFirstTime(Records records) {
        return call -> call.is("PlanStore.replace")
                ? call.with(
                                3,
                                call.list(3, InvalidationPlan.class).stream()
                                        .map(plan -> plan.withCalls(Calls.NONE))
                                        .toList())
                        .proceed()
                : call.proceed();
    }

    static ObservedInvalidationApi submittedBeforeCreated(Records records) {
        return call -> {
            if (call.is("PlanStore.beginCall")) {
                InvalidationPlan plan = call.argument(0, InvalidationPlan.class);
                ItemState soon = ItemState.submitted("I-of-" + plan.id(), plan.plannedAt());
                records.items().mark(plan.distribution(), plan.claims(), soon);
            }
            return call.proceed();
        };
    }

    static ObservedInvalidationApi versionIgnored(Records records) {
        return call -> {
            if (!call.is("PlanStore.replace")) {
                return call.proceed();
            }
            DistributionId distribution = call.argument(0, DistributionId.class);
            long version = records.plans().state(distribution).orElseThrow().version();
            return call.with(1, version).proceed();
        };
    }

    /** Cancels under the versions of now, not under those it decided by. */
    static ObservedInvalidationApi cancelledUnderAnyVersion(Records records) {
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

    /** Removes every item of a purge, when only some of them were submitted. */
    static ObservedInvalidationApi wholePurgeRemoved(Records records) {
        return call -> call.is("PurgeQueue.remove")
                ? call.with(1, whole(call.list(1, Claim.class))).proceed()
                : call.proceed();
    }

    private static List<Claim> whole(List<Claim> claims) {
        List<Integer> all = IntStream.range(0, MORE_THAN_ANY_PURGE_HAS).boxed().toList();
        return claims.stream()
                .map(claim -> new Claim(claim.account(), claim.purge(), new TreeSet<>(all)))
                .toList();
    }

    /** Judges folder wildcards as if every endpoint were a whole host. */
    static ObservedInvalidationApi endpointForgotten(Records records) {
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
        return new PurgeItem(item.index(), item.input(), host, item.distribution(), item.path());
    }

    static ObservedInvalidationApi widenedAnywhere(Records records) {
        return call -> {
            Object answer = call.proceed();
            return answer instanceof Optional<?> found && found.orElse(null) instanceof DistributionState state
                    ? Optional.of(new DistributionState(
                            state.version(),
                            state.nextDoorbell(),
                            state.folderWildcards()
                                    .map(allowed -> new FolderWildcardPolicy(allowed.moreThan(), List.of("/")))))
                    : answer;
        };
    }

    static ObservedInvalidationApi carrierNotTold(Records records) {
        return call -> call.is("ItemStore.mark")
                ? call.with(2, call.argument(2, ItemState.class).withCarrier(Optional.empty()))
                        .proceed()
                : call.proceed();
    }

    /** Settles without a word about when the items were submitted. */
    static ObservedInvalidationApi submissionForgotten(Records records) {
        return call ->
                call.is("ItemStore.mark") && call.argument(2, ItemState.class).status() == PurgeStatus.COMPLETED
                        ? call.with(2, call.argument(2, ItemState.class).withSubmittedAt(Optional.empty()))
                                .proceed()
                        : call.proceed();
    }

    /** Takes from the pace as it is now, not as it was read. */
    static ObservedInvalidationApi paceOverwritten(Records records) {
        return call -> call.is("TokenBucketStore.replace")
                ? call.with(0, records.tokenBuckets().read()).proceed()
                : call.proceed();
    }

    static ObservedInvalidationApi keyForgotten(Records records) {
        return call -> {
            if (!call.is("PurgeStore.accept")) {
                return call.proceed();
            }
            Acceptance input = call.argument(0, Acceptance.class);
            Optional<Idempotency> other = input.idempotency()
                    .map(one -> new Idempotency(
                            new IdempotencyKey(input.purge().id().value()), one.fingerprint()));
            return call.with(0, new Acceptance(input.purge(), input.monthlyQuota(), other, input.clearFirst()))
                    .proceed();
        };
    }

    static ObservedInvalidationApi doubledQuota(Records records) {
        return call -> {
            if (!call.is("PurgeStore.accept")) {
                return call.proceed();
            }
            Acceptance input = call.argument(0, Acceptance.class);
            return call.with(
                            0,
                            new Acceptance(
                                    input.purge(), 2 * input.monthlyQuota(), input.idempotency(), input.clearFirst()))
                    .proceed();
        };
    }

    /** Queues what should wait for origin caches. */
    static ObservedInvalidationApi cachesForgotten(Records records) {
        return call -> {
            if (!call.is("PurgeStore.accept")) {
                return call.proceed();
            }
            Acceptance input = call.argument(0, Acceptance.class);
            return call.with(0, new Acceptance(input.purge(), input.monthlyQuota(), input.idempotency()))
                    .proceed();
        };
    }
}
