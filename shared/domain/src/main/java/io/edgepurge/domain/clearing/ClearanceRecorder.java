package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records the result of a pass on the purges of a backlog: cleared items join the queue, failed items show the reason. */
final class ClearanceRecorder {
    private final ReconcilePorts ports;
    private final ClearanceStore clearances;
    private final Backlog backlog;
    private final Duration giveUpAfter;

    ClearanceRecorder(ReconcilePorts ports, ClearanceStore clearances, Backlog backlog, Duration giveUpAfter) {
        this.ports = ports;
        this.clearances = clearances;
        this.backlog = backlog;
        this.giveUpAfter = giveUpAfter;
    }

    /** Returns true if a failure would change the record of a purge: it is the first one, or the deadline has passed. */
    boolean failureChangesRecord(PendingClearance entry) {
        return entry.triedSince().map(this::isOver).orElse(true);
    }

    /** @return true if items have joined the queue */
    boolean record(PendingClearance entry, List<PurgeItem> items, ClearedPaths outcome) {
        List<PurgeItem> cleared = items.stream()
                .filter(item -> outcome.paths().containsAll(item.paths()))
                .toList();
        Map<String, Set<Integer>> failed = failures(items, outcome);
        boolean plannable = !cleared.isEmpty() && enqueue(entry, cleared);
        Optional<PendingClearance> rest = plannable ? entry.without(indexes(cleared)) : Optional.of(entry);
        if (rest.isPresent() && !failed.isEmpty()) {
            recordFailures(rest.get(), failed);
        }
        return plannable;
    }

    /** Returns the items by the failure of the first of their paths that failed. */
    private static Map<String, Set<Integer>> failures(List<PurgeItem> items, ClearedPaths outcome) {
        Map<String, Set<Integer>> failed = new LinkedHashMap<>();
        for (PurgeItem item : items) {
            item.paths().stream()
                    .flatMap(path -> Optional.ofNullable(outcome.failures().get(path)).stream())
                    .findFirst()
                    .ifPresent(reason -> failed.computeIfAbsent(reason, none -> new HashSet<>())
                            .add(item.index()));
        }
        return failed;
    }

    private boolean enqueue(PendingClearance entry, List<PurgeItem> items) {
        // removes the reason first: once the items are in the queue, other workers may change their state
        entry.triedSince().ifPresent(since -> mark(entry, indexes(items), since, Optional.empty()));
        return clearances.cleared(backlog, entry, items);
    }

    private void recordFailures(PendingClearance entry, Map<String, Set<Integer>> failed) {
        Optional<Instant> since = entry.triedSince();
        if (since.isEmpty()) {
            Instant now = now();
            failed.forEach((reason, items) -> mark(entry, items, now, Optional.of(waiting(reason, now))));
            clearances.tried(backlog, entry, now);
        } else if (isOver(since.get())) {
            giveUp(entry, failed, since.get());
        }
    }

    private void giveUp(PendingClearance entry, Map<String, Set<Integer>> failed, Instant since) {
        PendingClearance left = entry;
        for (Map.Entry<String, Set<Integer>> one : failed.entrySet()) {
            ItemState state =
                    ItemState.failed(capitalized(one.getKey()) + "; all retries since " + since + " failed", now());
            if (!clearances.giveUp(backlog, left, one.getValue(), state)) {
                // another worker has changed the pending items
                return;
            }
            Claim claim = left.claim().withItems(one.getValue());
            ports.notifyObserver(observer -> observer.clearingGaveUp(backlog.distribution(), claim, one.getKey()));
            Optional<PendingClearance> rest = left.without(one.getValue());
            if (rest.isEmpty()) {
                return;
            }
            left = rest.get();
        }
    }

    private void mark(PendingClearance entry, Set<Integer> items, Instant since, Optional<String> reason) {
        ItemState queued = ItemState.queued(since).withReason(reason);
        ports.items().mark(backlog.distribution(), List.of(entry.claim().withItems(items)), queued);
    }

    private String waiting(String reason, Instant since) {
        return capitalized(reason) + "; retried until " + since.plus(giveUpAfter);
    }

    private boolean isOver(Instant since) {
        return !now().isBefore(since.plus(giveUpAfter));
    }

    private Instant now() {
        return ports.clock().instant();
    }

    private static Set<Integer> indexes(List<PurgeItem> items) {
        return items.stream().map(PurgeItem::index).collect(Collectors.toSet());
    }

    private static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
