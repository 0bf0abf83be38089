package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what the next invalidation takes: the oldest items of each account, one account after the other, as many as there
 * is room for, and whatever comes along for nothing because a chosen path covers it.
 */
final class Planner {
    /** One invalidation holds no more. */
    static final int MAX_ITEMS = 3_000;

    /** A DynamoDB item holds 400 KB; the rest of a plan, 15 folder wildcards of 4,000 characters included, needs less. */
    private static final int MAX_CLAIM_BYTES = 300 * 1024;

    private Planner() {}

    /**
     * Chooses among what waits.
     *
     * @param waiting oldest first within each account
     * @param items the items of each claim
     * @param selector asked for folder wildcards once all that was asked for has had its turn
     * @return nothing if nothing fits
     */
    static Optional<Choice> choose(
            List<Claim> waiting,
            Map<Claim, List<PurgeItem>> items,
            Capacity capacity,
            FolderWildcardSelector selector) {
        Choosing choosing = new Choosing(new Selection(capacity));
        List<Candidate> all = inTurns(waiting, items);
        List<Candidate> left = choosing.takeWhatFits(all);
        selector.over(choosing.uncovered(all)).forEach(choosing::tryWiden);
        choosing.takeWhatFits(left);
        return choosing.choice();
    }

    private static List<Candidate> inTurns(List<Claim> waiting, Map<Claim, List<PurgeItem>> items) {
        Map<AccountId, Deque<Candidate>> queues = new LinkedHashMap<>();
        for (Claim claim : waiting) {
            Deque<Candidate> queue = queues.computeIfAbsent(claim.account(), account -> new ArrayDeque<>());
            items.getOrDefault(claim, List.of()).forEach(item -> queue.add(new Candidate(claim, item)));
        }
        List<Candidate> inTurns = new ArrayList<>();
        while (!queues.isEmpty()) {
            queues.values().removeIf(Deque::isEmpty);
            queues.values().forEach(queue -> inTurns.add(queue.remove()));
        }
        return inTurns;
    }

    /** What a plan is to take, and the paths that follow from it. */
    record Choice(List<Claim> claims, PlannedPaths paths) {}

    /** A choice in the making. */
    private static final class Choosing {
        private final Selection selection;
        private final Map<Claim, List<PurgeItem>> taken = new LinkedHashMap<>();
        private final List<FolderWildcard> widened = new ArrayList<>();
        private int items;
        private int bytes;

        Choosing(Selection selection) {
            this.selection = selection;
        }

        /** What remains of the candidates. */
        List<Candidate> takeWhatFits(List<Candidate> candidates) {
            List<Candidate> left = candidates;
            int before;
            do {
                before = left.size();
                // what did not fit before may be covered by now, or fit into room that a wildcard freed
                left = left.stream().filter(candidate -> !tryAcquire(candidate)).toList();
            } while (left.size() < before && !left.isEmpty());
            return left;
        }

        /** Those that no wildcard chosen so far covers. */
        List<Candidate> uncovered(List<Candidate> candidates) {
            return candidates.stream()
                    .filter(candidate -> !selection.covers(candidate.path()))
                    .toList();
        }

        /** Takes the wildcard if it fits, and if something that was chosen is what it stands for. */
        void tryWiden(FolderWildcard wider) {
            boolean stands = taken.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().stream()
                            .anyMatch(item -> wider.standsFor(entry.getKey().account(), item.path())));
            if (stands && selection.tryAcquire(wider.wildcard())) {
                widened.add(wider);
            }
        }

        private boolean tryAcquire(Candidate candidate) {
            int cost = candidate.claim().storedBytes();
            if (items >= MAX_ITEMS || bytes + cost > MAX_CLAIM_BYTES || !selection.tryAcquire(candidate.path())) {
                return false;
            }
            items++;
            bytes += cost;
            taken.computeIfAbsent(candidate.claim(), claim -> new ArrayList<>()).add(candidate.item());
            return true;
        }

        Optional<Choice> choice() {
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            List<Claim> claims = taken.entrySet().stream()
                    .map(entry -> entry.getKey()
                            .withItems(entry.getValue().stream()
                                    .map(PurgeItem::index)
                                    .toList()))
                    .toList();
            return Optional.of(new Choice(claims, PlannedPaths.of(selection.paths(), widened)));
        }
    }
}
