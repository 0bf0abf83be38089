package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.VerifiedItems;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.domain.verification.Judgment;
import io.edgepurge.domain.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the visits of one pending entry, while this worker holds its lease. */
final class EntryRun {
    private final ReconcilePorts ports;
    private final VerificationPorts visiting;
    private final VerificationConfig config;
    private final VisitTargets targets;

    EntryRun(ReconcilePorts ports, VerificationPorts visiting, VerificationConfig config) {
        this.ports = ports;
        this.visiting = visiting;
        this.config = config;
        this.targets = new VisitTargets(visiting.accounts(), config.plainHttp());
    }

    /** Makes the visits that are due, and returns the time of the next visit; empty if there is none for this worker. */
    Optional<Instant> run(PendingVerification read) {
        PendingVerification leased = read.withDueAt(now().plus(VerificationConfig.LEASE));
        if (!visiting.store().update(read, leased)) {
            return Optional.empty();
        }
        Claim claim = leased.claim();
        Optional<PurgeProgress> found = visiting.purges().find(claim.account(), claim.purge());
        if (found.isEmpty()) {
            visiting.store().remove(leased);
            return Optional.empty();
        }
        List<Visit> visits = visits(leased, found.get());
        List<Visit.Outcome> outcomes = leased.isOlderThan(VerificationConfig.MAX_AGE, now())
                ? visits.stream().map(EntryRun::tooLate).toList()
                : visiting.runner().map(visits, visit -> visit.make(visiting.viewer()));
        return record(leased, outcomes);
    }

    private static Visit.Outcome tooLate(Visit visit) {
        return new Visit.Outcome(
                visit.item().index(),
                Judgment.unknown("The URL was not visited within an hour of the purge. Check it now."),
                Optional.empty());
    }

    private List<Visit> visits(PendingVerification entry, PurgeProgress progress) {
        List<UrlEndpoint> endpoints = targets.endpointsOf(progress.purge());
        return itemsOf(entry, progress).stream()
                .filter(item -> entry.claim().items().contains(item.index()))
                .filter(item -> progress.stateOf(item).status() == PurgeStatus.COMPLETED)
                .map(item ->
                        Visit.of(progress.purge(), item, progress.stateOf(item), targets.requestFor(item, endpoints)))
                .toList();
    }

    private static List<PurgeItem> itemsOf(PendingVerification entry, PurgeProgress progress) {
        return entry.isOnRequest() ? VerifiedItems.eligible(progress.purge()) : VerifiedItems.of(progress.purge());
    }

    /** Records the results first. If the worker stops before the entry is updated, the lease ends and the visits are repeated. */
    private Optional<Instant> record(PendingVerification leased, List<Visit.Outcome> outcomes) {
        int visits = leased.visits() + 1;
        Optional<Duration> wait = config.waitAfter(visits);
        Set<Integer> again = outcomes.stream()
                .filter(outcome -> outcome.judgment().lookAgain() && wait.isPresent())
                .map(Visit.Outcome::item)
                .collect(Collectors.toCollection(TreeSet::new));
        Instant now = now();
        Optional<Instant> next = again.isEmpty() ? Optional.empty() : wait.map(now::plus);
        Map<Integer, Verification> results = outcomes.stream()
                .collect(Collectors.toMap(
                        Visit.Outcome::item,
                        outcome -> outcome.recorded(
                                now, visits, again.contains(outcome.item()) ? next : Optional.empty())));
        if (!results.isEmpty()) {
            visiting.store().record(leased.claim(), results);
        }
        next.ifPresentOrElse(
                at -> visiting.store().update(leased, leased.visitedOnce(again, at)),
                () -> visiting.store().remove(leased));
        report(leased, results);
        return next;
    }

    private void report(PendingVerification entry, Map<Integer, Verification> results) {
        Map<Integer, Verification> last = results.entrySet().stream()
                .filter(result -> result.getValue().isFinal())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!last.isEmpty()) {
            ports.notifyObserver(observer ->
                    observer.verified(entry.distribution(), entry.claim().withItems(last.keySet()), last));
        }
    }

    private Instant now() {
        return ports.clock().instant();
    }
}
