package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.reconcile.Claim;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every accepted item, what became of it, and what its account has left. */
final class ExpectedItems {
    private final World world;
    private final PurgeStore ledger;
    private final ExpectedWildcards wildcards;
    private final Map<PurgeId, Known> purges = new LinkedHashMap<>();
    private final Map<Item, ItemState> ended = new LinkedHashMap<>();
    private final Map<Month, Integer> left = new LinkedHashMap<>();
    private final Set<Item> refunded = new HashSet<>();
    private final Map<Item, InvalidationId> loaded = new HashMap<>();

    ExpectedItems(World world, PurgeStore ledger) {
        this.world = world;
        this.ledger = ledger;
        this.wildcards = new ExpectedWildcards(world);
    }

    void accepted(Acceptance acceptance, AcceptResult answer) {
        Purge purge = acceptance.purge();
        Month month = new Month(purge.account(), purge.month());
        int before = left.computeIfAbsent(month, none -> limit());
        if (answer instanceof AcceptResult.Done && !purges.containsKey(purge.id())) {
            unless(before >= purge.units(), "%s has %d left, and %d are granted", month, before, purge.units());
            left.put(month, before - purge.units());
            see(months() > 1, CoverageGoal.MONTH_TURNED);
            purges.put(purge.id(), new Known(purge, world.scheduler().steps()));
        } else if (answer instanceof AcceptResult.QuotaTooLow(int said, var ofKey)) {
            unless(said == before && before < purge.units(), "%s has %d left, but %s is said", month, before, answer);
        }
        see(answer instanceof AcceptResult.RepeatOf, CoverageGoal.KEY_REPEATED);
        see(answer instanceof AcceptResult.QuotaTooLow, CoverageGoal.QUOTA_EXHAUSTED);
        checkQuotas();
    }

    private long months() {
        return left.keySet().stream().map(Month::month).distinct().count();
    }

    private void see(boolean seen, CoverageGoal goals) {
        if (seen) {
            world.scheduler().saw(goals);
        }
    }

    void marked(List<Claim> claims, boolean refund) {
        for (Claim claim : claims) {
            Known known = known(claim.purge());
            unless(claim.account().equals(known.purge().account()), "%s is not of its account", claim);
            Item.of(List.of(claim)).forEach(item -> marked(item, known, refund));
        }
        checkQuotas();
    }

    /** Clearing these has failed for too long. */
    void gaveUp(PendingClearance entry, Set<?> some) {
        List<Integer> indexes = some.stream().map(Integer.class::cast).toList();
        marked(List.of(entry.claim().withItems(indexes)), true);
        world.scheduler().saw(CoverageGoal.CACHE_GIVEN_UP);
    }

    private void marked(Item item, Known known, boolean refund) {
        ItemState now = stateOf(item);
        ItemState before = ended.get(item);
        if (before != null) {
            unless(before.equals(now), "%s had ended as %s and is now %s", item, before, now);
            return;
        }
        now.invalidation().map(InvalidationId::new).ifPresent(id -> {
            carries(item, known, id, now.status());
            unless(saysWhen(now), "%s is %s by %s, but does not say since when", item, now.status(), id);
            wildcards.notified(known.purge().account(), path(item), id, now.carriedBy());
        });
        if (now.status().isTerminal()) {
            ended.put(item, now);
            see(now.status() == PurgeStatus.COMPLETED, CoverageGoal.COMPLETED);
            see(
                    now.status() == PurgeStatus.FAILED,
                    refund ? CoverageGoal.REFUNDED : CoverageGoal.FAILED_WITHOUT_REFUND);
            if (refund) {
                refund(item, known.purge());
            }
        }
    }

    private void refund(Item item, Purge purge) {
        unless(!isCarried(item), "%s is refunded, though CloudFront has an invalidation that carries it", item);
        refunded.add(item);
        left.merge(new Month(purge.account(), purge.month()), 1, Integer::sum);
    }

    /** The item is said to be in an invalidation: it must be, since after it was accepted, and completed if it is said so. */
    private void carries(Item item, Known known, InvalidationId id, PurgeStatus status) {
        Invalidation invalidation = world.cloudFront()
                .find(id)
                .orElseThrow(() -> new Violation(item + " is " + status + " by " + id + ", which does not exist"));
        unless(invalidation.step() > known.step(), "%s is %s by %s, which is older than it", item, status, id);
        unless(invalidation.covers(path(item)), "%s is %s by %s, which does not cover it", item, status, id);
        unless(
                status != PurgeStatus.COMPLETED || world.cloudFront().hasSaidCompleted(id),
                "%s is said to be completed, but nobody was told so of %s",
                item,
                id);
    }

    private static boolean saysWhen(ItemState loaded) {
        return loaded.submittedAt().filter(at -> !at.isAfter(loaded.since())).isPresent();
    }

    /** CloudFront has created an invalidation that carries the item. */
    void carriedNow(Item item, InvalidationId by) {
        unless(!refunded.contains(item), "%s was refunded, and is carried by an invalidation now", item);
        unless(!hasEnded(item), "%s had ended, and is carried by an invalidation now", item);
        InvalidationId before = loaded.put(item, by);
        unless(
                before == null || world.cloudFront().hasForgotten(before),
                "%s is carried by a second invalidation, though CloudFront remembers the first",
                item);
    }

    /** Whether CloudFront has ever made an invalidation that carries it. */
    boolean isCarried(Item item) {
        return loaded.containsKey(item);
    }

    /** A plan takes the item: every cache behind its endpoint must have forgotten its path since it was accepted. */
    void planned(Item item) {
        PurgeItem asked = itemOf(item);
        long accepted = known(item.purge()).step();
        world.urls()
                .cachesOf(asked.endpoint())
                .forEach(cache -> unless(
                        world.caches().clearedIn(cache, asked.path()) > accepted,
                        "%s is planned, though %s has not been cleared of %s since",
                        item,
                        cache,
                        asked.path()));
    }

    /** Whether nobody may plan it any longer: one may be told that it completed, and the next that there is no such thing. */
    boolean hasEnded(Item item) {
        ItemState state = ended.get(item);
        return state != null
                && state.invalidation()
                        .filter(id -> world.cloudFront().hasForgotten(new InvalidationId(id)))
                        .isEmpty();
    }

    InvalidationPath path(Item item) {
        return itemOf(item).path();
    }

    ItemState stateOf(Item item) {
        return ledger.find(known(item.purge()).purge().account(), item.purge())
                .orElseThrow(() -> new Violation(item + " is gone"))
                .stateOf(itemOf(item));
    }

    List<Item> open() {
        return purges.values().stream()
                .flatMap(known -> known.purge().items().stream()
                        .map(item -> new Item(known.purge().id(), item.index())))
                .filter(item -> !ended.containsKey(item))
                .toList();
    }

    /** The open items of each account on a distribution. */
    Map<AccountId, List<PurgeItem>> openOn(DistributionId distribution) {
        Map<AccountId, List<PurgeItem>> open = new HashMap<>();
        open().stream()
                .filter(item -> itemOf(item).distribution().equals(distribution))
                .forEach(
                        item -> open.computeIfAbsent(known(item.purge()).purge().account(), none -> new ArrayList<>())
                                .add(itemOf(item)));
        return open;
    }

    /** What stands for files that somebody asked for. */
    ExpectedWildcards wildcards() {
        return wildcards;
    }

    void checkQuotas() {
        left.forEach((month, expected) -> {
            int said = ledger.quota(month.account(), month.month(), limit()).left();
            unless(said == expected, "%s should have %d left, and has %d", month, expected, said);
        });
    }

    private int limit() {
        return world.scenario().population().monthlyQuota();
    }

    PurgeItem itemOf(Item item) {
        return known(item.purge()).purge().items().stream()
                .filter(one -> one.index() == item.index())
                .findFirst()
                .orElseThrow(() -> new Violation("there is no " + item));
    }

    private Known known(PurgeId purge) {
        Known known = purges.get(purge);
        if (known == null) {
            throw new Violation("nobody asked for purge " + purge);
        }
        return known;
    }

    /** @param step the step in which it was accepted */
    private record Known(Purge purge, long step) {}

    private record Month(AccountId account, YearMonth month) {}
}
