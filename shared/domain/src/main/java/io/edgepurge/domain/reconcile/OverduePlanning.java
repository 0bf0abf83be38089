package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans items of suspect accounts that have had no call for so long that they take their turn like any other account. */
final class OverduePlanning {
    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final QueuePlanning queuePlanning;
    private final SuspectPlanning suspectPlanning;

    OverduePlanning(
            ReconcilePorts ports,
            ReconcileConfig config,
            QueuePlanning queuePlanning,
            SuspectPlanning suspectPlanning) {
        this.ports = ports;
        this.config = config;
        this.queuePlanning = queuePlanning;
        this.suspectPlanning = suspectPlanning;
    }

    /**
     * Makes a plan for the overdue account that waited longest and has none yet. If no item fits into the capacity, it gets a plan of
     * one item that waits for it.
     */
    boolean plan(ReconcilePass pass) {
        Instant now = ports.clock().instant();
        Rejections rejections = pass.refusals().rejections();
        if (rejections.accounts().keySet().stream().noneMatch(account -> rejections.isOverdue(account, now))) {
            return false;
        }
        Map<AccountId, Map<Claim, List<PurgeItem>>> queued =
                pass.suspects().suspected(queuePlanning.waitingItems(pass));
        Optional<Choice> choice = suspectPlanning.inOrder(pass, queued.keySet()).stream()
                .filter(account -> rejections.isOverdue(account, now) && !hasPlan(pass, account))
                .findFirst()
                .flatMap(account -> chooseForOverdue(pass, queued.getOrDefault(account, Map.of())));
        choice.ifPresent(one -> queuePlanning.createPlan(pass, one));
        return choice.isPresent();
    }

    private static boolean hasPlan(ReconcilePass pass, AccountId account) {
        return pass.toSubmitOrAbandon().stream()
                .anyMatch(
                        plan -> Suspects.accountOf(plan).filter(account::equals).isPresent());
    }

    private Optional<Choice> chooseForOverdue(ReconcilePass pass, Map<Claim, List<PurgeItem>> queued) {
        Optional<Map<Claim, List<PurgeItem>>> first = queued.entrySet().stream()
                .findFirst()
                .map(entry -> Map.of(entry.getKey(), List.of(entry.getValue().getFirst())));
        return queuePlanning
                .choose(pass, queued, pass.capacity(config.capacity()))
                .or(() -> first.flatMap(item -> queuePlanning.choose(pass, item, config.capacity())));
    }
}
