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

/** Deliberate bugs. The simulation must find each of them. */
enum PlantedBug {
    NONE(records -> Call::proceed),
    NEW_CALLER_REFERENCE_ON_RETRY(BrokenCalls::newReferenceOnRetry),
    SETTLED_BEFORE_COMPLETED(BrokenCalls::settledBeforeCompleted),
    FORGOTTEN_TREATED_AS_COMPLETED(instead(
            "InvalidationApi.progressOf",
            call -> call.proceed() instanceof InvalidationProgress answer
                            && !(answer instanceof InvalidationProgress.Gone)
                    ? answer
                    : new InvalidationProgress.Completed())),
    FORGOTTEN_TREATED_AS_NEVER_CREATED(BrokenCalls::replannedWithoutCounters),
    UNANSWERED_TREATED_AS_REFUSED(instead(
            "InvalidationApi.createInvalidation",
            call -> call.proceed() instanceof InvalidationOutcome answer
                            && !(answer instanceof InvalidationOutcome.Unanswered)
                    ? answer
                    : new InvalidationOutcome.Throttled())),
    SUBMITTED_BEFORE_CREATED(BrokenCalls::submittedBeforeCreated),
    LEASE_IGNORED(BrokenCalls::leaseIgnored),
    OLDER_INVALIDATIONS_NOT_POLLED(instead("InvalidationApi.progressOf", call -> new InvalidationProgress.Unknown())),
    NO_DOORBELL_FOR_THE_NEXT_POLL(BrokenCalls.skipped("Doorbells.scheduleNext")),
    CLAIM_HIDDEN(instead("PlanStore.plans", call -> List.of())),
    CLAIM_MADE_UNDER_AN_OLD_VERSION(BrokenCalls::versionIgnored),
    CANCELLED_UNDER_AN_OLD_VERSION(BrokenCalls::cancelledUnderAnyVersion),
    CAPACITY_OFF_BY_ONE(records -> Call::proceed) {
        @Override
        Capacity capacity(Capacity capacity) {
            return new Capacity(capacity.files(), capacity.wildcards() + 1);
        }
    },
    FOLDER_WILDCARD_OUTSIDE_THE_ENDPOINT(BrokenCalls::endpointIgnored),
    FOLDER_WILDCARD_WHERE_NOT_ALLOWED(BrokenCalls::folderWildcardsAnywhere),
    FOLDER_WILDCARD_NOT_RECORDED(BrokenCalls::folderWildcardNotRecorded),
    SPELLINGS_FORGOTTEN(BrokenCalls::spellingsForgotten),
    SUBMISSION_TIME_LOST(BrokenCalls::submissionTimeLost),
    QUEUE_ENTRIES_LEFT(BrokenCalls.skipped("PurgeQueue.remove")),
    QUEUE_ENTRIES_LOST(BrokenCalls::wholePurgeRemoved),
    DOORBELLS_LOST_AND_NEVER_SWEPT(BrokenCalls.skipped("Doorbells.notify")),
    DOORBELLS_OF_ONE_DISTRIBUTION_LOST(BrokenCalls::doorbellsOfOneDistributionLost),
    DOORBELLS_MULTIPLY(instead("PlanStore.moveNextDoorbell", call -> true)),
    RATE_LIMITER_IGNORED(instead("TokenBucketStore.replace", call -> true)),
    RATE_LIMITER_OVERWRITTEN(BrokenCalls::tokenBucketOverwritten),
    IDEMPOTENCY_KEY_LOST(BrokenRequests::keyLost),
    QUOTA_GRANTED_TWICE(BrokenRequests::doubledQuota),
    IDEMPOTENCY_KEYS_FORGOTTEN_AFTER_TWO_HOURS(BrokenRequests::keysForgotten),
    IMAGEKIT_RETRY_CHARGED_TWICE(BrokenRequests::retryCharged),
    SHARE_OF_A_KEY_IGNORED(BrokenRequests::shareIgnored),
    START_TIME_IGNORED(BrokenCalls::startTimeIgnored),
    ORIGIN_CACHES_SKIPPED(BrokenRequests::cachesSkipped),
    CACHE_REFUSAL_TREATED_AS_SUCCESS(instead("OriginCacheClient.clear", call -> {
        call.proceed();
        return new ClearResult.Cleared();
    })),
    REFUNDED_TWICE(records -> Call::proceed, BrokenRecords::refundedTwice),
    TERMINAL_STATE_OVERWRITTEN(records -> Call::proceed, BrokenRecords::terminalOverwritten);

    // The functions are stateless.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Records, CallInterceptor> above;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<CallInterceptor> below;

    PlantedBug(Function<Records, CallInterceptor> above) {
        this(above, () -> Call::proceed);
    }

    PlantedBug(Function<Records, CallInterceptor> above, Supplier<CallInterceptor> below) {
        this.above = above;
        this.below = below;
    }

    /** Returns the interceptor of a bug in the worker or the purge service. The stores work correctly. */
    CallInterceptor above(Records records) {
        return above.apply(records);
    }

    /** Returns the interceptor of a bug in the stores. */
    CallInterceptor below() {
        return below.get();
    }

    Capacity capacity(Capacity capacity) {
        return capacity;
    }
}
