package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Clears a backlog once, purge by purge, while this worker holds its lease. */
final class ClearingPass {
    private final ReconcilePorts ports;
    private final ClearingPorts clearing;
    private final Backlog backlog;
    private final BooleanSupplier timeIsUp;
    private final DueClearances due;
    private final CacheCalls calls;
    private final ClearanceRecorder recorder;
    private Optional<String> failure = Optional.empty();
    private boolean plannable;

    ClearingPass(
            ReconcilePorts ports,
            ClearingPorts clearing,
            ClearingConfig config,
            Backlog backlog,
            BooleanSupplier timeIsUp) {
        this.ports = ports;
        this.clearing = clearing;
        this.backlog = backlog;
        this.timeIsUp = timeIsUp;
        this.due = new DueClearances(clearing.clearances(), backlog, ports.clock());
        this.calls = new CacheCalls(clearing, timeIsUp);
        this.recorder = new ClearanceRecorder(ports, clearing.clearances(), backlog, config.giveUpAfter());
    }

    void run() {
        List<PendingClearance> page = due.after(Optional.empty());
        while (!page.isEmpty()) {
            clear(page);
            page = timeIsUp.getAsBoolean()
                    ? List.of()
                    : due.after(Optional.of(page.getLast().claim().purge()));
        }
        failure.ifPresent(
                reason -> ports.notifyObserver(observer -> observer.originCacheFailed(backlog.distribution(), reason)));
    }

    /** Returns true if items have joined the queue. */
    boolean hasCleared() {
        return plannable;
    }

    /** Returns true if a cache has failed, so that the backlog backs off. */
    boolean hasFailed() {
        return failure.isPresent();
    }

    private void clear(List<PendingClearance> page) {
        List<PendingClearance> relevant = calls.abortReason().isEmpty()
                ? page
                : page.stream().filter(recorder::failureChangesRecord).toList();
        if (relevant.isEmpty()) {
            return;
        }
        Map<Claim, List<PurgeItem>> items = ports.items()
                .items(relevant.stream().map(PendingClearance::claim).toList());
        relevant.stream().filter(entry -> !items.containsKey(entry.claim())).forEach(this::drop);
        // read after the purges, so the endpoint is at least as new as any of them
        ClearedPaths outcome = calls.clear(endpoint(), paths(items), pathsOfFirst(items));
        failure = failure.or(() -> outcome.failures().values().stream().findFirst());
        for (PendingClearance entry : relevant) {
            plannable |= recorder.record(entry, items.getOrDefault(entry.claim(), List.of()), outcome);
        }
    }

    /** Drops a purge that no longer exists. It must not block the others. */
    private void drop(PendingClearance missing) {
        clearing.clearances().drop(backlog, missing);
        ports.notifyObserver(observer -> observer.purgesMissing(backlog.distribution(), List.of(missing.claim())));
    }

    private Optional<UrlEndpoint> endpoint() {
        return clearing.accounts().find(backlog.account()).map(Account::endpoints).stream()
                .flatMap(List::stream)
                .filter(endpoint -> endpoint.hasUrl(backlog.endpoint()))
                .findFirst();
    }

    private static int pathsOfFirst(Map<Claim, List<PurgeItem>> items) {
        return items.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(item -> item.paths().size())
                .orElse(0);
    }

    private static Set<InvalidationPath> paths(Map<Claim, List<PurgeItem>> items) {
        return items.values().stream()
                .flatMap(List::stream)
                .flatMap(item -> item.paths().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
