package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.Edge;
import io.edgepurge.local.edge.Site;
import io.edgepurge.local.simulator.SimulatorSettings.Pools;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All invalidations; they are kept for as long as the simulator runs. Safe for use by many threads. */
final class Invalidations {
    private final Map<String, SiteInvalidations> bySite = new LinkedHashMap<>();
    private final Conditions conditions;
    private final Ids ids;
    private final Edge edge;

    Invalidations(Conditions conditions, Ids ids, Edge edge) {
        this.conditions = conditions;
        this.ids = ids;
        this.edge = edge;
    }

    /** A known caller reference is looked at before the paths and the pools, so a retry finds what it made. */
    synchronized Answer create(Site site, InvalidationBatch batch) {
        SiteInvalidations own = of(site.id());
        Pools pools = conditions.settings().get().pools();
        return own.answerToRepeat(batch)
                .or(() -> refusal(site, batch, pools))
                .or(() -> own.refusalForRoom(batch, pools))
                .orElseGet(() -> created(own, batch));
    }

    synchronized List<Invalidation> oldestFirst(String siteId) {
        return of(siteId).oldestFirst();
    }

    synchronized Optional<Invalidation> find(String siteId, String id) {
        return of(siteId).find(id);
    }

    /** Completes what is due, first on the edge, then in what the API says. */
    synchronized void settleDue() {
        Instant now = conditions.clock().instant();
        bySite.forEach((siteId, own) -> {
            List<Invalidation> due = own.dueAt(now);
            due.forEach(invalidation -> edge.drop(siteId, invalidation.batch().paths()));
            own.complete(due);
        });
    }

    synchronized Map<String, Pools> mostInProgress() {
        Map<String, Pools> most = new LinkedHashMap<>();
        bySite.forEach((siteId, own) -> most.put(siteId, own.mostInProgress()));
        return most;
    }

    synchronized List<Ledger.Entry> entries() {
        return bySite.entrySet().stream()
                .flatMap(site ->
                        site.getValue().oldestFirst().stream().map(invalidation -> entry(site.getKey(), invalidation)))
                .toList();
    }

    private Answer created(SiteInvalidations own, InvalidationBatch batch) {
        Instant now = conditions.clock().instant();
        Instant dueAt = now.plus(conditions.settings().get().invalidationTime());
        Invalidation invalidation = new Invalidation(ids.invalidation(), batch, now, dueAt, Optional.empty());
        own.add(invalidation);
        return new Answer.Created(invalidation, false);
    }

    /** A batch that could not fit however long the caller waits is too large, not too early. */
    private Optional<Answer> refusal(Site site, InvalidationBatch batch, Pools pools) {
        if (batch.size().files() > pools.files() || batch.size().wildcards() > pools.wildcards()) {
            return Optional.of(ErrorCode.BATCH_TOO_LARGE.because("Invalidation batch specified is too large."));
        }
        if (batch.paths().isEmpty() || batch.paths().stream().anyMatch(path -> isBad(site, path))) {
            return Optional.of(ErrorCode.INVALID_ARGUMENT.because(
                    "Your request contains one or more invalid invalidation paths."));
        }
        return Optional.empty();
    }

    private boolean isBad(Site site, String path) {
        return !PathRules.allow(path)
                || (PathRules.isTag(path) && site.tagHeader().isEmpty())
                || conditions.troubles().poisoned().include(path);
    }

    private SiteInvalidations of(String siteId) {
        return bySite.computeIfAbsent(siteId, unknown -> new SiteInvalidations());
    }

    private static Ledger.Entry entry(String siteId, Invalidation invalidation) {
        InvalidationBatch batch = invalidation.batch();
        return new Ledger.Entry(
                invalidation.id(),
                siteId,
                batch.callerReference(),
                batch.paths(),
                new Ledger.Times(invalidation.createdAt(), invalidation.completedAt()));
    }
}
