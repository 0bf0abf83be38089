package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the items of the next plan: the oldest items of each account, round-robin over the accounts, up to the capacity. Files
 * and wildcards of an account take separate turns. An item is chosen with all of its paths. Items that a chosen path covers are
 * added without using capacity.
 *
 * <p>Each item gets its capacity in the end. The account with the oldest item has the first turn. An item that does not fit is not
 * overtaken by later ones that need capacity of the same limit.
 */
final class Planner {
    /** Maximum items of a plan, because one invalidation contains at most 3,000 paths. */
    static final int MAX_ITEMS = 3_000;

    /** A DynamoDB item holds 400 KB; the rest of a plan, 15 folder wildcards of 4,000 characters included, needs less. */
    private static final int MAX_CLAIM_BYTES = 300 * 1024;

    private Planner() {}

    /**
     * Chooses from the queued items.
     *
     * @param waiting the claims in the queue, oldest first within each account
     * @param items the items of each claim
     * @param selector selects folder wildcards after all requested paths had their turn
     * @return empty if nothing fits
     */
    static Optional<Choice> choose(
            List<Claim> waiting,
            Map<Claim, List<PurgeItem>> items,
            Capacity capacity,
            FolderWildcardSelector selector) {
        ChoiceBuilder builder = new ChoiceBuilder(new Selection(capacity));
        List<Candidate> all = roundRobin(waiting, items);
        List<Candidate> left = builder.addAllThatFit(all);
        selector.select(builder.uncovered(all)).forEach(builder::tryFolderWildcard);
        builder.addAllThatFit(left);
        return builder.build();
    }

    private static List<Candidate> roundRobin(List<Claim> waiting, Map<Claim, List<PurgeItem>> items) {
        Map<Lane, Deque<Candidate>> queues = new LinkedHashMap<>();
        for (Claim claim : waiting) {
            for (PurgeItem item : items.getOrDefault(claim, List.of())) {
                queues.computeIfAbsent(Lane.of(claim, item), lane -> new ArrayDeque<>())
                        .add(new Candidate(claim, item));
            }
        }
        List<Deque<Candidate>> oldestFirst = new ArrayList<>(queues.values());
        oldestFirst.sort(Comparator.comparing(queue -> queue.getFirst().claim().purge()));
        List<Candidate> roundRobin = new ArrayList<>();
        while (!oldestFirst.isEmpty()) {
            oldestFirst.forEach(queue -> roundRobin.add(queue.remove()));
            oldestFirst.removeIf(Deque::isEmpty);
        }
        return roundRobin;
    }

    /** The files or the wildcards of an account. */
    private record Lane(AccountId account, InProgressLimit limit) {
        static Lane of(Claim claim, PurgeItem item) {
            return new Lane(claim.account(), item.limit());
        }
    }

    /**
     * The items and paths of a plan.
     *
     * @param items the items of each claim
     */
    record Choice(Map<Claim, List<PurgeItem>> items, PlannedPaths paths) {
        List<Claim> claims() {
            return List.copyOf(items.keySet());
        }
    }

    /** Collects the items and paths of a choice. */
    private static final class ChoiceBuilder {
        private final Selection selection;
        private final Map<Claim, List<PurgeItem>> chosen = new LinkedHashMap<>();
        private final List<FolderWildcard> folderWildcards = new ArrayList<>();

        /** The limits that an older item waits for. */
        private final Set<InProgressLimit> awaited = EnumSet.noneOf(InProgressLimit.class);

        private int items;
        private int bytes;

        ChoiceBuilder(Selection selection) {
            this.selection = selection;
        }

        /** Adds candidates until no more fit, and returns the rest. */
        List<Candidate> addAllThatFit(List<Candidate> candidates) {
            List<Candidate> left = candidates;
            int before;
            do {
                before = left.size();
                // a wildcard may now cover a candidate that did not fit, or may have freed capacity by replacing files
                left = addEach(left);
            } while (left.size() < before && !left.isEmpty());
            return left;
        }

        private List<Candidate> addEach(List<Candidate> candidates) {
            List<Candidate> left = new ArrayList<>();
            awaited.clear();
            for (Candidate candidate : candidates) {
                if (!tryAdd(candidate)) {
                    left.add(candidate);
                }
            }
            return left;
        }

        /** Returns the candidates that no chosen wildcard covers. */
        List<Candidate> uncovered(List<Candidate> candidates) {
            return candidates.stream()
                    .filter(candidate -> !selection.covers(candidate.path()))
                    .toList();
        }

        /** Adds a folder wildcard if it replaces a chosen path and fits. */
        void tryFolderWildcard(FolderWildcard folderWildcard) {
            boolean replacesAny = chosen.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().stream()
                            .flatMap(item -> item.paths().stream())
                            .anyMatch(path ->
                                    folderWildcard.replaces(entry.getKey().account(), path)));
            if (replacesAny && tryAdd(List.of(folderWildcard.wildcard()))) {
                folderWildcards.add(folderWildcard);
            }
        }

        private boolean tryAdd(Candidate candidate) {
            int cost = candidate.claim().storedBytes();
            if (items >= MAX_ITEMS || bytes + cost > MAX_CLAIM_BYTES || !tryAdd(candidate.paths())) {
                return false;
            }
            items++;
            bytes += cost;
            chosen.computeIfAbsent(candidate.claim(), claim -> new ArrayList<>())
                    .add(candidate.item());
            return true;
        }

        /** Adds paths, unless an older item waits for the same capacity; otherwise it would wait as long as later ones come. */
        private boolean tryAdd(List<InvalidationPath> paths) {
            Set<InProgressLimit> needs = selection.needs(paths);
            if (!Collections.disjoint(needs, awaited)) {
                return false;
            }
            boolean added = selection.tryAdd(paths);
            if (!added) {
                awaited.addAll(selection.awaited(paths));
            }
            return added;
        }

        Optional<Choice> build() {
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
            chosen.forEach((claim, some) -> items.put(
                    claim.withItems(some.stream().map(PurgeItem::index).toList()), some));
            return Optional.of(new Choice(items, PlannedPaths.of(selection.paths(), folderWildcards)));
        }
    }
}
