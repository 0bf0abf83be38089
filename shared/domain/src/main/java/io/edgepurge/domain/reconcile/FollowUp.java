package io.edgepurge.domain.reconcile;

/**
 * Work on a distribution that follows a reconcile run, and that other services do.
 *
 * @param originCaches true if items may wait for origin caches
 * @param visits true if completed items may wait for a visit to their URLs
 */
public record FollowUp(boolean originCaches, boolean visits) {
    /** No work. */
    public static final FollowUp NONE = new FollowUp(false, false);
}
