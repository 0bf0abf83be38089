package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.util.LinkedHashMap;
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
    private Optional<ClearingPosition> lastTried = Optional.empty();
    private boolean complete = true;
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
        ClearingOrder order = new ClearingOrder(due, backlog.resumeAfter());
        List<ClearingAttempt> page = order.next();
        while (!page.isEmpty()) {
            clear(page);
            boolean stop = timeIsUp.getAsBoolean();
            page = stop ? List.of() : order.next();
            complete &= !stop;
        }
        failure.ifPresent(
                reason -> ports.notifyObserver(observer -> observer.originCacheFailed(backlog.distribution(), reason)));
    }

    /** Returns the last item that was tried; empty if all were. */
    Optional<ClearingPosition> resumeAfter() {
        return complete && !calls.hasStopped() ? Optional.empty() : lastTried;
    }

    /** Returns true if items have joined the queue. */
    boolean hasCleared() {
        return plannable;
    }

    /** Returns true if a cache has failed, so that the backlog backs off. */
    boolean hasFailed() {
        return failure.isPresent();
    }

    private void clear(List<ClearingAttempt> page) {
        List<ClearingAttempt> relevant = calls.abortReason().isEmpty()
                ? page
                : page.stream()
                        .filter(attempt -> recorder.failureChangesRecord(attempt.entry()))
                        .toList();
        if (relevant.isEmpty()) {
            return;
        }
        Map<Claim, List<PurgeItem>> found = ports.items()
                .items(relevant.stream().map(attempt -> attempt.entry().claim()).toList());
        Map<ClearingAttempt, List<PurgeItem>> items = new LinkedHashMap<>();
        for (ClearingAttempt attempt : relevant) {
            Optional.ofNullable(found.get(attempt.entry().claim()))
                    .ifPresentOrElse(all -> items.put(attempt, attempt.of(all)), () -> drop(attempt.entry()));
        }
        // read after the purges, so the endpoint is at least as new as any of them
        ClearedPaths outcome = calls.clear(endpoint(), paths(items), pathsOfFirst(items));
        failure = failure.or(() -> outcome.failures().values().stream().findFirst());
        calls.lastTried()
                .flatMap(path -> position(items, path))
                .ifPresent(position -> lastTried = Optional.of(position));
        items.forEach((attempt, some) -> plannable |= recorder.record(attempt.entry(), some, outcome));
    }

    private static Optional<ClearingPosition> position(
            Map<ClearingAttempt, List<PurgeItem>> items, InvalidationPath path) {
        return items.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(item -> item.paths().contains(path))
                        .map(entry.getKey()::at))
                .findFirst();
    }

    /** Drops a purge that no longer exists, once it is certain that it will not appear. It must not block the others. */
    private void drop(PendingClearance missing) {
        if (!missing.claim().purge().isSettled(ports.clock().instant())) {
            return;
        }
        clearing.clearances().drop(backlog, missing);
        ports.notifyObserver(observer -> observer.purgesMissing(backlog.distribution(), List.of(missing.claim())));
    }

    private Optional<UrlEndpoint> endpoint() {
        return clearing.accounts().find(backlog.account()).map(Account::endpoints).stream()
                .flatMap(List::stream)
                .filter(endpoint -> endpoint.hasUrl(backlog.endpoint()))
                .findFirst();
    }

    private static int pathsOfFirst(Map<ClearingAttempt, List<PurgeItem>> items) {
        return items.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(item -> item.paths().size())
                .orElse(0);
    }

    private static Set<InvalidationPath> paths(Map<ClearingAttempt, List<PurgeItem>> items) {
        return items.values().stream()
                .flatMap(List::stream)
                .flatMap(item -> item.paths().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
