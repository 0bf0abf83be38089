package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.purge.ItemState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored intention to create one invalidation for some items. The items belong to the plan while it is live.
 *
 * @param claims the items
 * @param calls counters of the calls to create the invalidation
 * @param submission the invalidation, once it is recorded on the items
 * @param suspension time and reason of CloudFront's refusal, if there is one
 * @param ending the decision to abandon the plan, if there is one
 */
public record InvalidationPlan(
        PlanId id,
        DistributionId distribution,
        Instant plannedAt,
        List<Claim> claims,
        PlannedPaths paths,
        Calls calls,
        Optional<Submission> submission,
        Optional<Suspension> suspension,
        Optional<Ending> ending) {

    /** @throws IllegalArgumentException if there is no claim */
    public InvalidationPlan {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one item");
        }
    }

    /** Creates a plan for which CloudFront has not been called. */
    static InvalidationPlan of(
            PlanId id, DistributionId distribution, Instant plannedAt, List<Claim> claims, PlannedPaths paths) {
        return new InvalidationPlan(
                id,
                distribution,
                plannedAt,
                claims,
                paths,
                Calls.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Creates a plan that replaces this one for some of its items.
     *
     * @param earlier the counters that the new plan starts with
     */
    InvalidationPlan replacement(PlanId newId, Instant now, List<Claim> some, PlannedPaths paths, Calls earlier) {
        return new InvalidationPlan(
                newId, distribution, now, some, paths, earlier, Optional.empty(), suspension, Optional.empty());
    }

    /** Returns this plan with other claims. */
    InvalidationPlan withClaims(List<Claim> others) {
        return withItems(others, paths);
    }

    /** Returns this plan with other items and their paths. */
    InvalidationPlan withItems(List<Claim> others, PlannedPaths theirPaths) {
        return new InvalidationPlan(
                id, distribution, plannedAt, others, theirPaths, calls, submission, suspension, ending);
    }

    /** Returns this plan with the decision to abandon it. */
    InvalidationPlan ending(Ending decision) {
        return new InvalidationPlan(
                id, distribution, plannedAt, claims, paths, calls, submission, suspension, Optional.of(decision));
    }

    /** Returns this plan with other counters. */
    public InvalidationPlan withCalls(Calls others) {
        return new InvalidationPlan(id, distribution, plannedAt, claims, paths, others, submission, suspension, ending);
    }

    /** Returns this plan with its invalidation. */
    InvalidationPlan submitted(Submission created) {
        return new InvalidationPlan(
                id,
                distribution,
                plannedAt,
                claims,
                paths,
                calls,
                Optional.of(created),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the caller reference, which is the plan's ID: it is stored before the first call and never changes. */
    public CallerReference callerReference() {
        return new CallerReference(id.value());
    }

    /**
     * Counters of the calls to create the invalidation.
     *
     * @param begun calls that were recorded before they were made
     * @param refused calls for which CloudFront created nothing
     * @param mayHaveBeenCreated true if an earlier plan had an invalidation of the items that CloudFront no longer knows
     * @param inFlightSince time when the last call began, until its result is recorded
     */
    public record Calls(int begun, int refused, boolean mayHaveBeenCreated, Optional<Instant> inFlightSince) {
        /** A lease on the plan: while a call is this young, no other worker repeats it. It equals the timeout of a call. */
        public static final Duration LEASE = Duration.ofSeconds(15);

        /** Zero calls, for items that have never been in an invalidation. */
        public static final Calls NONE = new Calls(0, 0, false);

        /** Creates counters without a call in flight. */
        public Calls(int begun, int refused, boolean mayHaveBeenCreated) {
            this(begun, refused, mayHaveBeenCreated, Optional.empty());
        }

        /**
         * Returns the time for which another worker's call holds the lease, at most {@link #LEASE}. A time further in the future
         * was written by a clock that is ahead, and holds no lease.
         */
        Optional<Duration> leaseLeft(Instant now) {
            return inFlightSince
                    .filter(since -> since.isBefore(now.plus(LEASE)))
                    .map(since -> Duration.between(now, since.plus(LEASE)))
                    .filter(Duration::isPositive)
                    .map(left -> left.compareTo(LEASE) < 0 ? left : LEASE);
        }

        /** Returns true if the counters are the same, whether or not a call is in flight. */
        public boolean countsEqual(Calls other) {
            return begun == other.begun && refused == other.refused && mayHaveBeenCreated == other.mayHaveBeenCreated;
        }

        /** Returns true if CloudFront certainly never created an invalidation of the items: it refused every call. */
        public boolean neverCreated() {
            return begun == refused && !mayHaveBeenCreated;
        }

        /** Counts one more begun call, which is in flight from now on. */
        public Calls plusBegun(Instant now) {
            return new Calls(begun + 1, refused, mayHaveBeenCreated, Optional.of(now));
        }

        /** Returns the counters after the call in flight has ended without a response. */
        public Calls ended() {
            return new Calls(begun, refused, mayHaveBeenCreated);
        }

        /** Counts one more refused call, which is no longer in flight. */
        public Calls plusRefused() {
            return new Calls(begun, refused + 1, mayHaveBeenCreated);
        }

        /** Returns the counters of the plan that replaces one whose invalidation CloudFront no longer knows. */
        Calls afterForgotten() {
            return new Calls(0, 0, true);
        }

        /**
         * Returns the counters of the plans that replace a split one. They start at zero: the rejection proves that earlier
         * calls created nothing.
         */
        Calls afterSplit() {
            return new Calls(0, 0, mayHaveBeenCreated);
        }
    }

    /** The invalidation, and the time when a worker learned of it. */
    public record Submission(InvalidationId invalidation, Instant at) {
        /** Returns the state of the items until the invalidation completes. */
        ItemState submitted() {
            return ItemState.submitted(invalidation.value(), at);
        }
    }

    /**
     * A refusal of all calls: CloudFront denies access, or the distribution does not exist.
     *
     * @param reason CloudFront's error code
     * @param since the start of the time after which the items fail: the refusal began, or the newest purge joined its queue
     */
    public record Suspension(String reason, Instant since) {}

    /**
     * The decision to abandon the plan. It is stored first, so that any worker can finish it.
     *
     * @param refund true to refund the failed items to the monthly quota
     * @param scope the items that fail; the others stay queued for another plan
     */
    public record Ending(String reason, Instant at, boolean refund, Scope scope) {}

    /** The items that fail when a plan is abandoned. */
    public enum Scope {
        /** Items whose own path was sent. CloudFront has not rejected the items that a wildcard covered. */
        SENT_PATHS,
        ALL
    }
}
