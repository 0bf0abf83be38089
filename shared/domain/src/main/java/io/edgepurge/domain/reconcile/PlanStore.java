package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The live plans of each distribution, and the distribution's version. All reads are strongly consistent. Safe for use by
 * many writers at once.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store cannot be reached; what was
 * asked may then have happened all the same, and asking again is harmless.
 */
public interface PlanStore {
    /** How a distribution stands, or nothing if nobody has an endpoint on it. */
    Optional<DistributionState> state(DistributionId distribution);

    /** Every live plan, oldest first. */
    List<InvalidationPlan> plans(DistributionId distribution);

    /**
     * Puts plans in the place of others: none in the place of some removes them, some in the place of none makes them.
     *
     * @param version the version under which the decision was taken; it is then the next one
     * @return false, with nothing changed, if the version is another one by now
     */
    boolean replace(DistributionId distribution, long version, List<InvalidationPlan> old, List<InvalidationPlan> by);

    /**
     * Announces a call for a plan.
     *
     * @return the plan as it stands now, or nothing if it is gone or about to end: do not call
     */
    Optional<InvalidationPlan> beginCall(InvalidationPlan plan);

    /**
     * Records that an announced call created nothing. However often that is recorded of one call, it counts once.
     *
     * @param plan as {@link #beginCall} answered: the number of calls begun tells one call from another
     * @return the plan as it stands now, or nothing if it is gone
     */
    Optional<InvalidationPlan> callRefused(InvalidationPlan plan);

    /** Records that CloudFront refuses us, unless that is recorded already. Nothing happens if the plan is gone. */
    void suspend(InvalidationPlan plan, Suspension suspension);

    /** Records that CloudFront hears us again. Nothing happens if the plan is gone. */
    void resume(InvalidationPlan plan);

    /**
     * Records the invalidation, and that no hold is on any longer; a plan that was about to end does not. Nothing happens if
     * the plan is gone.
     */
    void confirm(InvalidationPlan plan, Submission submission);

    /**
     * Decides to give a plan up, if it stands as it was read: no call announced or answered since, no invalidation
     * recorded.
     *
     * @return the plan with its ending, or nothing, with nothing changed, if there was a call or the plan is gone
     */
    Optional<InvalidationPlan> end(InvalidationPlan plan, Ending ending);

    /**
     * Sets the next bell, if it is still set as it was read.
     *
     * @return false, with nothing changed, if somebody else set it meanwhile
     */
    boolean moveNextDoorbell(DistributionId distribution, Optional<Instant> read, Instant next);

    /** Every distribution that any account has an endpoint on. */
    List<DistributionId> distributions();

    /**
     * How a distribution stands.
     *
     * @param version counts the decisions about its plans; each decision names the version it was taken under
     * @param nextDoorbell the time for which its next bell is set, past or future
     * @param folderWildcards whether and where one wildcard may stand for many files
     * @param originCaches whether any endpoint on it names caches to be cleared first, or ever did
     */
    record DistributionState(
            long version,
            Optional<Instant> nextDoorbell,
            Optional<FolderWildcardPolicy> folderWildcards,
            boolean originCaches) {
        /** A distribution without caches behind it. */
        public DistributionState(
                long version, Optional<Instant> nextDoorbell, Optional<FolderWildcardPolicy> folderWildcards) {
            this(version, nextDoorbell, folderWildcards, false);
        }
    }
}
