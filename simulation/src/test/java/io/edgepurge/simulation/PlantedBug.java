package io.edgepurge.simulation;

import static io.edgepurge.simulation.BrokenCalls.instead;

import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.testing.Records;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mistakes that somebody could make, each of which the simulation has to find. */
enum PlantedBug {
    NONE(records -> Call::proceed),
    NEW_CALLER_REFERENCE_ON_RETRY(BrokenCalls::newReferenceOnRetry),
    SETTLED_BEFORE_COMPLETED(instead("InvalidationApi.progressOf", call -> new InvalidationProgress.Completed())),
    FORGOTTEN_TAKEN_FOR_COMPLETED(instead(
            "InvalidationApi.progressOf",
            call -> call.proceed() instanceof InvalidationProgress answer
                            && !(answer instanceof InvalidationProgress.Gone)
                    ? answer
                    : new InvalidationProgress.Completed())),
    FORGOTTEN_TAKEN_FOR_NEVER_CREATED(BrokenCalls::plannedAnewAsIfForTheFirstTime),
    UNANSWERED_TAKEN_FOR_REFUSED(instead(
            "InvalidationApi.createInvalidation",
            call -> call.proceed() instanceof InvalidationOutcome answer
                            && !(answer instanceof InvalidationOutcome.Unanswered)
                    ? answer
                    : new InvalidationOutcome.Throttled())),
    SUBMITTED_BEFORE_CREATED(BrokenCalls::submittedBeforeCreated),
    CLAIM_HIDDEN(instead("PlanStore.plans", call -> List.of())),
    CLAIM_MADE_UNDER_AN_OLD_VERSION(BrokenCalls::versionIgnored),
    CANCELLED_UNDER_AN_OLD_VERSION(BrokenCalls::cancelledUnderAnyVersion),
    POOL_OFF_BY_ONE(records -> Call::proceed) {
        @Override
        Capacity capacity(Capacity capacity) {
            return new Capacity(capacity.files(), capacity.wildcards() + 1);
        }
    },
    WIDENED_WITHOUT_THE_ENDPOINT(BrokenCalls::endpointForgotten),
    WIDENED_WHERE_NOT_ALLOWED(BrokenCalls::widenedAnywhere),
    CARRIER_NOT_TOLD(BrokenCalls::carrierNotTold),
    SUBMISSION_FORGOTTEN(BrokenCalls::submissionForgotten),
    QUEUE_ENTRIES_LEFT(BrokenCalls.forgotten("PurgeQueue.remove")),
    QUEUE_ENTRIES_FORGOTTEN(BrokenCalls::wholePurgeRemoved),
    DOORBELLS_LOST_AND_NEVER_SWEPT(BrokenCalls.forgotten("Doorbells.notify")),
    DOORBELLS_MULTIPLY(instead("PlanStore.moveNextDoorbell", call -> true)),
    PACE_IGNORED(instead("TokenBucketStore.replace", call -> true)),
    PACE_TAKEN_TWICE(BrokenCalls::paceOverwritten),
    IDEMPOTENCY_KEY_FORGOTTEN(BrokenCalls::keyForgotten),
    QUOTA_GRANTED_TWICE(BrokenCalls::doubledQuota),
    CACHES_FORGOTTEN(BrokenCalls::cachesForgotten),
    REFUSING_CACHE_TAKEN_FOR_CLEARED(instead("OriginCacheClient.clear", call -> {
        call.proceed();
        return new ClearResult.Cleared();
    })),
    REFUNDED_TWICE(records -> Call::proceed, BrokenRecords::refundedTwice),
    TERMINAL_STATE_OVERWRITTEN(records -> Call::proceed, BrokenRecords::terminalOverwritten);

    // A switch of a test: what it holds is a function without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Records, ObservedInvalidationApi> above;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<ObservedInvalidationApi> below;

    PlantedBug(Function<Records, ObservedInvalidationApi> above) {
        this(above, () -> Call::proceed);
    }

    PlantedBug(Function<Records, ObservedInvalidationApi> above, Supplier<ObservedInvalidationApi> below) {
        this.above = above;
        this.below = below;
    }

    /** A mistake of the worker or the desk: the records do as they are told. */
    ObservedInvalidationApi above(Records records) {
        return above.apply(records);
    }

    /** A mistake of the records. */
    ObservedInvalidationApi below() {
        return below.get();
    }

    Capacity capacity(Capacity capacity) {
        return capacity;
    }
}
