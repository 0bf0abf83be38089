package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The port to the live plans of each distribution and the distribution's version. Reads are strongly consistent. Safe for use
 * by concurrent writers: writes use optimistic locking.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store is unavailable. The write may
 * nevertheless have succeeded; repeating it is harmless.
 */
public interface PlanStore {
    /**
     * Number of a plan's last calls for which a store remembers whether their refusal is counted. It bounds the size of a plan that
     * is refused for a day. Calls begin at least 3 s apart, and a worker has {@link ReconcileConfig#MAX_CALL_DURATION} to record
     * the end of its call, so an earlier call has ended long ago.
     */
    int REMEMBERED_CALLS = 64;

    /** Returns the state of a distribution; empty if no account has an endpoint on it. */
    Optional<DistributionState> state(DistributionId distribution);

    /**
     * Returns the live plans, oldest first. They include all plans of the state, unless a later change has removed them. A plan
     * that another worker has added since may be missing: then the version has changed, too.
     *
     * @param state the state of the distribution, read before
     */
    List<InvalidationPlan> plans(DistributionId distribution, DistributionState state);

    /** Reads the state of a distribution and then its live plans, oldest first. */
    default List<InvalidationPlan> plans(DistributionId distribution) {
        return state(distribution).map(state -> plans(distribution, state)).orElse(List.of());
    }

    /**
     * Replaces plans by others and increments the distribution's version, if the version is still the same and the replaced plans
     * are as they were read (optimistic locking). Either list may be empty.
     *
     * @param read the plans on which the decision is based
     * @return false, with nothing changed, if the version differs, or if a replaced plan has a new call or invalidation
     */
    boolean replace(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by);

    /** Replaces plans as {@link #replace(DistributionId, PlansAsRead, List, List)} does, with the plans that are live now. */
    default boolean replace(
            DistributionId distribution, long version, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        return replace(distribution, new PlansAsRead(version, plans(distribution)), old, by);
    }

    /**
     * Removes a plan that has its invalidation, without incrementing the version. Record the states of its items before. A reader
     * that reads the plans first and the items afterward then finds each item in a plan or in its final state.
     *
     * @return false if the plan no longer exists
     */
    boolean remove(InvalidationPlan plan);

    /**
     * Records that a call for a plan begins. The call may be made only if this method returns the plan.
     *
     * @param plan as it was read: another worker's call, begun or refused since then, prevents this one (optimistic locking)
     * @return the plan with the call counted and in flight; empty if there is no such live plan, it is being abandoned, it has
     *     its invalidation, or another worker has begun a call since it was read
     */
    Optional<InvalidationPlan> beginCall(InvalidationPlan plan, Instant now);

    /** Records that a call ended without a response, so that it can be repeated at once. */
    void callUnanswered(InvalidationPlan plan);

    /**
     * Records that a call ended and created nothing. Idempotent: recording the same call twice counts it once. The refusal of a
     * call before the last {@link #REMEMBERED_CALLS} is not counted, as if the call had got no response.
     *
     * @param plan as {@link #beginCall} returned it: its number of begun calls identifies the call
     * @return the plan as stored now; empty if it no longer exists
     */
    Optional<InvalidationPlan> callRefused(InvalidationPlan plan);

    /** Records a suspension, unless the plan has one. Does nothing if the plan no longer exists. */
    void suspend(InvalidationPlan plan, Suspension suspension);

    /** Removes the suspension. Does nothing if the plan no longer exists. */
    void resume(InvalidationPlan plan);

    /**
     * Records the invalidation, and removes the suspension and the ending of the plan. Does nothing if the plan no longer
     * exists.
     */
    void confirm(InvalidationPlan plan, Submission submission);

    /**
     * Records the decision to abandon a plan, if the plan is unchanged since it was read (optimistic locking): the same
     * counters of calls, and no invalidation recorded since.
     *
     * @return the plan with its ending; empty, with nothing changed, if the plan as it was read no longer exists
     */
    Optional<InvalidationPlan> end(InvalidationPlan plan, Ending ending);

    /**
     * Records the time of the next doorbell, if the recorded time is still the one that was read (optimistic locking).
     *
     * @return false, with nothing changed, if another worker has changed the time
     */
    boolean moveNextDoorbell(DistributionId distribution, Optional<Instant> read, Instant next);

    /**
     * Records a poll, if the recorded one is still the one that was read (optimistic locking).
     *
     * @return false, with nothing changed, if another worker has recorded a poll
     */
    boolean recordPoll(DistributionId distribution, Optional<Polling> read, Polling next);

    /**
     * Records that CloudFront denies access to a distribution, unless this is already recorded.
     *
     * @return the recorded denial
     */
    Denial recordDenial(DistributionId distribution, Denial denial);

    /** Removes the denial, because CloudFront has responded to a call. Does nothing if there is none. */
    void clearDenial(DistributionId distribution);

    /**
     * Records CloudFront's rejections, if the recorded ones are still those that were read (optimistic locking).
     *
     * @return false, with nothing changed, if another worker has changed them
     */
    boolean recordRejections(DistributionId distribution, Rejections read, Rejections next);

    /** Returns all distributions that an account has an endpoint on. */
    List<DistributionId> distributions();

    /**
     * The plans of a distribution as a worker knows them.
     *
     * @param version the version that was read before the plans
     */
    record PlansAsRead(long version, List<InvalidationPlan> live) {
        public PlansAsRead {
            live = List.copyOf(live);
        }

        /** Returns the IDs of the plans without an invalidation after a change. */
        public Set<PlanId> openAfter(List<InvalidationPlan> old, List<InvalidationPlan> by) {
            Set<PlanId> open = Stream.concat(live.stream(), by.stream())
                    .filter(plan -> plan.submission().isEmpty())
                    .map(InvalidationPlan::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            old.forEach(plan -> open.remove(plan.id()));
            return open;
        }
    }

    /**
     * The state of a distribution, read at the start of a pass.
     *
     * @param version the version for optimistic locking: each change of the plans requires it and increments it
     * @param nextDoorbell the time of the next scheduled doorbell, past or future
     * @param folderWildcards the policy for folder wildcards; empty if they are not allowed
     * @param originCaches true if any endpoint on the distribution has, or ever had, origin caches
     * @param polling the last poll; empty if there has been none
     * @param denial since when CloudFront denies access, as far as known
     * @param rejections the paths and tags that CloudFront has rejected
     * @param openPlans the plans that were made without an invalidation up to this version; one that isn't listed doesn't count
     * @param unverified the number of times that visits were scheduled, if some may be pending; empty if none is
     */
    record DistributionState(
            long version,
            Optional<Instant> nextDoorbell,
            Optional<FolderWildcardPolicy> folderWildcards,
            boolean originCaches,
            Optional<Polling> polling,
            Optional<Denial> denial,
            Rejections rejections,
            Set<PlanId> openPlans,
            Optional<Long> unverified) {
        public DistributionState {
            openPlans = Set.copyOf(openPlans);
        }

        /** Creates the state of a distribution without polls, denial, rejections, plans and visits. */
        public DistributionState(
                long version,
                Optional<Instant> nextDoorbell,
                Optional<FolderWildcardPolicy> folderWildcards,
                boolean originCaches) {
            this(
                    version,
                    nextDoorbell,
                    folderWildcards,
                    originCaches,
                    Optional.empty(),
                    Optional.empty(),
                    Rejections.NONE,
                    Set.of(),
                    Optional.empty());
        }

        /** Creates the state of a distribution without origin caches and polls. */
        public DistributionState(
                long version, Optional<Instant> nextDoorbell, Optional<FolderWildcardPolicy> folderWildcards) {
            this(version, nextDoorbell, folderWildcards, false);
        }

        /** Returns true if a stored plan counts: with its invalidation, or as an open plan. */
        public boolean includes(InvalidationPlan plan) {
            return plan.submission().isPresent() || openPlans.contains(plan.id());
        }
    }
}
