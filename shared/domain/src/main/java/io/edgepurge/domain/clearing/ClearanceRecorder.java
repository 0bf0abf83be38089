package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Records on the purges of a backlog what came of an attempt: what is cleared may be planned, what failed is told why. */
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

    /** Whether there is something to record about a purge even if nothing of it could be cleared. */
    boolean isNewOrOver(PendingClearance entry) {
        return entry.triedSince().map(this::isOver).orElse(true);
    }

    /** @return whether anything may be planned that could not before */
    boolean write(PendingClearance entry, List<PurgeItem> items, Cleared outcome) {
        Set<Integer> cleared = indexes(items, item -> outcome.paths().contains(item.path()));
        Map<String, Set<Integer>> failed = items.stream()
                .filter(item -> outcome.failures().containsKey(item.path()))
                .collect(Collectors.groupingBy(
                        item -> outcome.failures().getOrDefault(item.path(), ""),
                        Collectors.mapping(PurgeItem::index, Collectors.toSet())));
        boolean plannable = !cleared.isEmpty() && letGo(entry, cleared);
        Optional<PendingClearance> rest = plannable ? entry.without(cleared) : Optional.of(entry);
        rest.filter(left -> !failed.isEmpty()).ifPresent(left -> failed(left, failed));
        return plannable;
    }

    private boolean letGo(PendingClearance entry, Set<Integer> items) {
        // before it is let go: afterwards others have a say in what it waits for
        entry.triedSince().ifPresent(since -> tell(entry, items, since, Optional.empty()));
        return clearances.cleared(backlog, entry, items);
    }

    private void failed(PendingClearance entry, Map<String, Set<Integer>> failed) {
        if (entry.triedSince().filter(this::isOver).isPresent()) {
            giveUp(entry, failed, entry.triedSince().orElseThrow());
        } else if (entry.triedSince().isEmpty()) {
            Instant now = now();
            failed.forEach((reason, items) -> tell(entry, items, now, Optional.of(waiting(reason, now))));
            clearances.tried(backlog, entry, now);
        }
    }

    private void giveUp(PendingClearance entry, Map<String, Set<Integer>> failed, Instant since) {
        Optional<PendingClearance> left = Optional.of(entry);
        for (Map.Entry<String, Set<Integer>> one : failed.entrySet()) {
            ItemState state =
                    ItemState.failed(capitalised(one.getKey()) + "; all retries since " + since + " failed", now());
            left = left.filter(now -> clearances.giveUp(backlog, now, one.getValue(), state));
            left.ifPresent(now -> ports.notifyObserver(observer -> observer.clearingGaveUp(
                    backlog.distribution(), now.claim().withItems(one.getValue()), one.getKey())));
            left = left.flatMap(now -> now.without(one.getValue()));
        }
    }

    private void tell(PendingClearance entry, Set<Integer> items, Instant since, Optional<String> reason) {
        ItemState queued = ItemState.queued(since).withReason(reason);
        ports.items().mark(backlog.distribution(), List.of(entry.claim().withItems(items)), queued);
    }

    private String waiting(String reason, Instant since) {
        return capitalised(reason) + "; retried until " + since.plus(giveUpAfter);
    }

    private boolean isOver(Instant since) {
        return !now().isBefore(since.plus(giveUpAfter));
    }

    private Instant now() {
        return ports.clock().instant();
    }

    private static Set<Integer> indexes(List<PurgeItem> items, Predicate<PurgeItem> passes) {
        return items.stream().filter(passes).map(PurgeItem::index).collect(Collectors.toSet());
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
