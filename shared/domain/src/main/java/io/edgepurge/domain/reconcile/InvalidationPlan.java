package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.purge.ItemState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The recorded intention of one invalidation: which items it takes. While the plan lives, its items belong to it.
 *
 * @param calls what is known of the calls made for it
 * @param submission the invalidation that CloudFront made of it, once that is recorded on the items
 * @param suspension since when and why CloudFront refuses to hear of it, if it does
 * @param ending why it is being given up, if it is
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

    /** @throws IllegalArgumentException if it takes no item */
    public InvalidationPlan {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("a plan takes at least one item");
        }
    }

    /** A plan nobody has called CloudFront for. */
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
     * A plan for some of these items, in the place of this one.
     *
     * @param before what is known of earlier calls that these items went with
     */
    InvalidationPlan part(PlanId part, Instant now, List<Claim> some, PlannedPaths paths, Calls before) {
        return new InvalidationPlan(
                part, distribution, now, some, paths, before, Optional.empty(), suspension, Optional.empty());
    }

    /** The same plan, with other calls made for it. */
    public InvalidationPlan with(Calls others) {
        return new InvalidationPlan(id, distribution, plannedAt, claims, paths, others, submission, suspension, ending);
    }

    /** Stored before the first call and the same on every call: the plan's id. */
    public CallerReference callerReference() {
        return new CallerReference(id.value());
    }

    /**
     * Calls to create the invalidation.
     *
     * @param begun calls announced before they were made
     * @param refused calls that CloudFront answered by creating nothing
     * @param mayHaveBeenCreated whether an invalidation that CloudFront has forgotten since, under another caller reference, has
     *     carried the items
     */
    public record Calls(int begun, int refused, boolean mayHaveBeenCreated) {
        /** None yet, for items that no invalidation has ever carried. */
        public static final Calls NONE = new Calls(0, 0, false);

        /** Whether CloudFront is known never to have created an invalidation of the items: every call was refused. */
        public boolean neverCreated() {
            return begun == refused && !mayHaveBeenCreated;
        }

        /** One more announced. */
        public Calls oneBegun() {
            return new Calls(begun + 1, refused, mayHaveBeenCreated);
        }

        /** One more refused. */
        public Calls oneRefused() {
            return new Calls(begun, refused + 1, mayHaveBeenCreated);
        }

        /** Those of a plan in whose place another comes, because CloudFront has forgotten its invalidation. */
        Calls forgotten() {
            return new Calls(0, 0, true);
        }

        /** Those of a plan in whose place others come, because CloudFront refuses its paths: whatever it was, none of its own. */
        Calls split() {
            return new Calls(0, 0, mayHaveBeenCreated);
        }
    }

    /** The invalidation, and when we learned of it. */
    public record Submission(InvalidationId invalidation, Instant at) {
        /** What the items that it carries are until it has completed. */
        ItemState submitted() {
            return ItemState.submitted(invalidation.value(), at);
        }
    }

    /**
     * CloudFront refuses us: we may not, or the distribution is gone.
     *
     * @param reason CloudFront's error code
     */
    public record Suspension(String reason, Instant since) {}

    /**
     * The decision to give the plan up; recorded first, so that whoever comes next carries on with it.
     *
     * @param refund whether what fails is given back to the monthly quota
     * @param scope which of the items fail; the others wait for another plan
     */
    public record Ending(String reason, Instant at, boolean refund, Scope scope) {}

    /** Which items of a plan fail when it ends. */
    public enum Scope {
        /** Those whose own path was sent; those that a wildcard covered were never refused themselves. */
        SENT_PATHS,
        ALL
    }
}
