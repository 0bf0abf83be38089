package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invalidations of one distribution or tenant. Not thread-safe. */
final class DistributionInvalidations {
    private final LinkedHashMap<String, Invalidation> byId = new LinkedHashMap<>();
    private final Map<String, String> idByCallerReference = new HashMap<>();
    private List<Invalidation> running = new ArrayList<>();
    private InProgressLimits inProgress = InProgressLimits.EMPTY;
    private InProgressLimits mostInProgress = InProgressLimits.EMPTY;

    /**
     * Returns the response to a caller reference that was used before: the first invalidation if the batch is equal,
     * otherwise an error. CloudFront's documentation names a different error code than callers observe.
     *
     * @see <a href="https://github.com/aws/aws-cdk/issues/3878">aws-cdk #3878</a>
     */
    Optional<ApiResponse> responseToRepeat(InvalidationBatch batch) {
        return Optional.ofNullable(idByCallerReference.get(batch.callerReference()))
                .flatMap(this::find)
                .map(first -> first.batch().equals(batch)
                        ? new ApiResponse.Created(first, true)
                        : ErrorCode.INVALID_ARGUMENT.withMessage(
                                "Your request contains a caller reference that was used for"
                                        + " a previous invalidation batch for the same distribution."));
    }

    /**
     * Returns an error if an in-progress limit has no capacity for the whole batch. The message says if the wildcard limit is
     * exceeded.
     */
    Optional<ApiResponse> limitExceeded(InvalidationBatch batch, InProgressLimits limits) {
        InProgressLimits wanted = inProgress.plus(batch.size());
        if (batch.size().wildcards() > 0 && wanted.wildcards() > limits.wildcards()) {
            return Optional.of(tooMany("in-progress wildcard invalidations"));
        }
        if (batch.size().files() > 0 && wanted.files() > limits.files()) {
            return Optional.of(tooMany("in-progress invalidations"));
        }
        return Optional.empty();
    }

    void add(Invalidation invalidation) {
        byId.put(invalidation.id(), invalidation);
        idByCallerReference.put(invalidation.batch().callerReference(), invalidation.id());
        running.add(invalidation);
        inProgress = inProgress.plus(invalidation.batch().size());
        mostInProgress = mostInProgress.max(inProgress);
    }

    List<Invalidation> dueAt(Instant now) {
        return running.stream()
                .filter(invalidation -> invalidation.isDueAt(now))
                .toList();
    }

    void complete(List<Invalidation> due) {
        List<Invalidation> left = new ArrayList<>(running);
        left.removeAll(due);
        running = left;
        for (Invalidation invalidation : due) {
            byId.put(invalidation.id(), invalidation.completed());
            inProgress = inProgress.minus(invalidation.batch().size());
        }
    }

    Optional<Invalidation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Invalidation> oldestFirst() {
        return List.copyOf(byId.values());
    }

    InProgressLimits mostInProgress() {
        return mostInProgress;
    }

    private static ApiResponse tooMany(String kind) {
        return ErrorCode.TOO_MANY_INVALIDATIONS_IN_PROGRESS.withMessage(
                "Processing your request will cause you to exceed the maximum number of " + kind + ".");
    }
}
