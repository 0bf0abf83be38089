package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Visits the URLs of completed items and records what an edge location served. Runs after the distributions are reconciled and
 * changes no purge, so it never delays one. It can stop between any two steps and start again: a lease on each entry makes sure
 * that one worker at a time visits its URLs. Safe for use by concurrent threads and processes.
 */
public final class Verifier {
    private final ReconcilePorts ports;
    private final VerificationPorts visiting;
    private final InvalidationWorker worker;
    private final EntryRun entries;

    public Verifier(
            ReconcilePorts ports, VerificationPorts visiting, VerificationConfig config, InvalidationWorker worker) {
        this.ports = ports;
        this.visiting = visiting;
        this.worker = worker;
        this.entries = new EntryRun(ports, visiting, config);
    }

    /**
     * Makes the visits that are due on these distributions, and schedules a doorbell for the rest.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a store is unavailable; nothing is lost and the caller may retry
     */
    public void verify(Collection<DistributionId> distributions) {
        List<PendingVerification> pending = distributions.stream()
                .flatMap(this::pending)
                .sorted(Comparator.comparing(PendingVerification::dueAt))
                .toList();
        Instant now = ports.clock().instant();
        List<PendingVerification> due = pending.stream()
                .filter(entry -> entry.isDue(now))
                .limit(VerificationConfig.MAX_ENTRIES)
                .toList();
        Map<DistributionId, Instant> next = new HashMap<>();
        pending.subList(due.size(), pending.size())
                .forEach(later -> next.merge(later.distribution(), later.dueAt(), Verifier::earlier));
        List<Optional<Instant>> again = visiting.runner().map(due, entries::run);
        for (int index = 0; index < due.size(); index++) {
            DistributionId distribution = due.get(index).distribution();
            again.get(index).ifPresent(at -> next.merge(distribution, at, Verifier::earlier));
        }
        next.forEach(this::requeueAt);
    }

    /** Returns the pending visits of a distribution. If there are none, the next runs need not look for them. */
    private Stream<PendingVerification> pending(DistributionId distribution) {
        // read before the entries, so a visit that is scheduled meanwhile changes it
        Optional<Long> unverified = ports.plans().state(distribution).flatMap(DistributionState::unverified);
        if (unverified.isEmpty()) {
            return Stream.empty();
        }
        List<PendingVerification> pending = visiting.store().pending(distribution, VerificationConfig.MAX_READ);
        if (pending.isEmpty()) {
            visiting.store().nonePending(distribution, unverified.get());
        }
        return pending.stream();
    }

    private void requeueAt(DistributionId distribution, Instant at) {
        Duration wait = Duration.between(ports.clock().instant(), at);
        if (wait.isPositive()) {
            worker.requeueAfter(distribution, wait);
        } else {
            worker.requeueNow(distribution);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
