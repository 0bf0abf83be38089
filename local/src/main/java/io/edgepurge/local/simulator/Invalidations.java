package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.Edge;
import io.edgepurge.local.edge.EdgeDistribution;
import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import io.edgepurge.local.simulator.SimulatorSettings.UnconfiguredTags;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All invalidations since the simulator started. Thread-safe. */
final class Invalidations {
    private final Map<String, DistributionInvalidations> byDistribution = new LinkedHashMap<>();
    private final SimulatorState state;
    private final IdGenerator ids;
    private final Edge edge;

    Invalidations(SimulatorState state, IdGenerator ids, Edge edge) {
        this.state = state;
        this.ids = ids;
        this.edge = edge;
    }

    /**
     * Creates an invalidation. Checks the caller reference before the paths and limits, so that a retry returns the first
     * invalidation.
     */
    synchronized ApiResponse create(EdgeDistribution distribution, InvalidationBatch batch) {
        DistributionInvalidations invalidations = of(distribution.id());
        InProgressLimits limits = state.settings().get().limits();
        Optional<ApiResponse> response = invalidations
                .responseToRepeat(batch)
                .or(() -> refusal(distribution, batch, limits))
                .or(() -> invalidations.limitExceeded(batch, limits));
        return response.isPresent() ? response.get() : add(invalidations, batch);
    }

    synchronized List<Invalidation> oldestFirst(String distributionId) {
        return of(distributionId).oldestFirst();
    }

    synchronized Optional<Invalidation> find(String distributionId, String id) {
        return of(distributionId).find(id);
    }

    /** Completes the invalidations that are due, first in the edge cache, then in the API. */
    synchronized void completeDue() {
        Instant now = state.clock().instant();
        byDistribution.forEach((distributionId, invalidations) -> {
            List<Invalidation> due = invalidations.dueAt(now);
            due.forEach(invalidation -> edge.invalidate(distributionId, effective(distributionId, invalidation)));
            invalidations.complete(due);
        });
    }

    private List<String> effective(String distributionId, Invalidation invalidation) {
        Set<String> ignored = state.distributions()
                .distribution(distributionId)
                .map(distribution -> distribution.cache().ignoredPaths())
                .orElse(Set.of());
        return invalidation.batch().paths().stream()
                .filter(path -> !ignored.contains(path))
                .toList();
    }

    synchronized Map<String, InProgressLimits> mostInProgress() {
        Map<String, InProgressLimits> most = new LinkedHashMap<>();
        byDistribution.forEach(
                (distributionId, invalidations) -> most.put(distributionId, invalidations.mostInProgress()));
        return most;
    }

    synchronized List<RequestLog.Entry> entries() {
        return byDistribution.entrySet().stream()
                .flatMap(distribution -> distribution.getValue().oldestFirst().stream()
                        .map(invalidation -> entry(distribution.getKey(), invalidation)))
                .toList();
    }

    private ApiResponse add(DistributionInvalidations invalidations, InvalidationBatch batch) {
        Instant now = state.clock().instant();
        Instant dueAt = now.plus(state.settings().get().invalidationTime());
        Invalidation invalidation = new Invalidation(ids.invalidation(), batch, now, dueAt, Optional.empty());
        invalidations.add(invalidation);
        return new ApiResponse.Created(invalidation, false);
    }

    /** Rejects a batch as too large if it could never fit into the in-progress limits. */
    private Optional<ApiResponse> refusal(
            EdgeDistribution distribution, InvalidationBatch batch, InProgressLimits limits) {
        if (batch.size().files() > limits.files() || batch.size().wildcards() > limits.wildcards()) {
            return Optional.of(ErrorCode.BATCH_TOO_LARGE.withMessage("Invalidation batch specified is too large."));
        }
        if (batch.paths().isEmpty() || batch.paths().stream().anyMatch(path -> isBad(distribution, path))) {
            return Optional.of(ErrorCode.INVALID_ARGUMENT.withMessage(
                    "Your request contains one or more invalid invalidation paths."));
        }
        return Optional.empty();
    }

    private boolean isBad(EdgeDistribution distribution, String path) {
        return !PathRules.allow(path)
                || (PathRules.isTag(path) && refusesTags(distribution))
                || state.faultInjection().poisoned().include(path);
    }

    private boolean refusesTags(EdgeDistribution distribution) {
        return distribution.tagHeader().isEmpty()
                && state.settings().get().unconfiguredTags() == UnconfiguredTags.REFUSED;
    }

    private DistributionInvalidations of(String distributionId) {
        return byDistribution.computeIfAbsent(distributionId, unknown -> new DistributionInvalidations());
    }

    private static RequestLog.Entry entry(String distributionId, Invalidation invalidation) {
        InvalidationBatch batch = invalidation.batch();
        return new RequestLog.Entry(
                invalidation.id(),
                distributionId,
                batch.callerReference(),
                batch.paths(),
                new RequestLog.Times(invalidation.createdAt(), invalidation.completedAt()));
    }
}
