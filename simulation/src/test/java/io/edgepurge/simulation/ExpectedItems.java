package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.reconcile.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The expected state of every accepted item, and the expected quota of every account. */
final class ExpectedItems {
    private final World world;
    private final PurgeStore store;
    private final ExpectedWildcards wildcards;
    private final ExpectedDelays delays;
    private final ExpectedSubmissions submissions;
    private final Map<PurgeId, Known> purges = new LinkedHashMap<>();
    private final Map<Item, ItemState> ended = new LinkedHashMap<>();
    private final ExpectedQuotas quotas;
    private final ExpectedRequests requests = new ExpectedRequests();
    private final Set<Item> refunded = new HashSet<>();
    private final Map<Item, InvalidationId> invalidations = new HashMap<>();

    ExpectedItems(World world, PurgeStore store, ExpectedDelays delays) {
        this.world = world;
        this.delays = delays;
        this.submissions = new ExpectedSubmissions(world, delays);
        this.store = store;
        this.wildcards = new ExpectedWildcards(world);
        this.quotas = new ExpectedQuotas(world, store);
    }

    void accepted(Acceptance acceptance, AcceptResult answer) {
        Purge purge = acceptance.purge();
        if (answer instanceof AcceptResult.Done && !purges.containsKey(purge.id())) {
            requests.recorded(world.scheduler().current().sends.orElseThrow(), purge);
            quotas.charged(purge);
            purges.put(purge.id(), new Known(purge, world.scheduler().steps()));
            submissions.accepted(
                    purge, open().stream().map(this::itemOf).collect(Collectors.groupingBy(PurgeItem::distribution)));
        } else if (answer instanceof AcceptResult.QuotaTooLow tooLow) {
            quotas.refused(purge, tooLow);
        }
        reachIf(answer instanceof AcceptResult.RepeatOf, CoverageGoal.KEY_REPEATED);
        quotas.check();
    }

    private void reachIf(boolean reached, CoverageGoal goal) {
        if (reached) {
            world.scheduler().reach(goal);
        }
    }

    void marked(List<Claim> claims, boolean refund) {
        for (Claim claim : claims) {
            Known known = known(claim.purge());
            unless(claim.account().equals(known.purge().account()), "%s does not belong to its account", claim);
            Item.of(List.of(claim)).forEach(item -> marked(item, known, refund));
        }
        quotas.check();
    }

    /** Checks items whose origin caches could not be cleared in time. */
    void abandoned(PendingClearance entry, Set<?> some) {
        List<Integer> indexes = some.stream().map(Integer.class::cast).toList();
        marked(List.of(entry.claim().withItems(indexes)), true);
        world.scheduler().reach(CoverageGoal.CACHE_ABANDONED);
    }

    private void marked(Item item, Known known, boolean refund) {
        ItemState now = stateOf(item);
        ItemState before = ended.get(item);
        if (before != null) {
            unless(before.equals(now), "%s ended as %s and is now %s", item, before, now);
            return;
        }
        now.invalidation().map(InvalidationId::new).ifPresent(id -> {
            checkInvalidation(item, known, id, now.status());
            unless(hasSubmissionTime(now), "%s is %s by %s, but has no submission time", item, now.status(), id);
            wildcards.recorded(known.purge().account(), itemOf(item), id, now.carriedBy());
        });
        if (now.status().isTerminal()) {
            ended.put(item, now);
            reachIf(now.status() == PurgeStatus.COMPLETED, CoverageGoal.COMPLETED);
            if (now.status() == PurgeStatus.COMPLETED) {
                now.invalidation()
                        .flatMap(id -> world.cloudFront().find(new InvalidationId(id)))
                        .ifPresent(delays::completed);
            }
            reachIf(
                    now.status() == PurgeStatus.COMPLETED
                            && !itemOf(item).furtherPaths().isEmpty(),
                    CoverageGoal.COMPLETED_IN_ALL_SPELLINGS);
            reachIf(now.status() == PurgeStatus.COMPLETED && itemOf(item).path().isTag(), CoverageGoal.TAG_COMPLETED);
            reachIf(
                    now.status() == PurgeStatus.FAILED,
                    refund ? CoverageGoal.REFUNDED : CoverageGoal.FAILED_WITHOUT_REFUND);
            if (refund) {
                refund(item, known.purge());
            }
        }
    }

    private void refund(Item item, Purge purge) {
        unless(!wasInvalidated(item), "%s is refunded, although an invalidation contains it", item);
        refunded.add(item);
        quotas.refunded(purge);
    }

    /** Checks the invalidation that an item names: newer than the item, covering its paths, and completed if the item is. */
    private void checkInvalidation(Item item, Known known, InvalidationId id, PurgeStatus status) {
        Invalidation invalidation = world.cloudFront()
                .find(id)
                .orElseThrow(() -> new Violation(item + " is " + status + " by " + id + ", which does not exist"));
        unless(invalidation.step() > known.step(), "%s is %s by %s, which is older than the item", item, status, id);
        unless(
                itemOf(item).paths().stream().allMatch(invalidation::covers),
                "%s is %s by %s, which does not cover all of its paths",
                item,
                status,
                id);
        unless(
                status != PurgeStatus.COMPLETED || world.cloudFront().hasReportedCompletion(id),
                "%s is completed, but CloudFront has not reported completion of %s",
                item,
                id);
    }

    private static boolean hasSubmissionTime(ItemState state) {
        return state.submittedAt().filter(at -> !at.isAfter(state.since())).isPresent();
    }

    /** Records that CloudFront has created an invalidation that contains the item. */
    void invalidated(Item item, InvalidationId by) {
        unless(!refunded.contains(item), "%s was refunded, but is invalidated now", item);
        unless(!hasEnded(item), "%s had ended, but is invalidated now", item);
        submissions.submitted(item);
        InvalidationId before = invalidations.put(item, by);
        unless(
                before == null || world.cloudFront().hasForgotten(before),
                "%s is in a second invalidation, although CloudFront has not forgotten the first",
                item);
    }

    /** Returns whether CloudFront has ever created an invalidation that contains the item. */
    boolean wasInvalidated(Item item) {
        return invalidations.containsKey(item);
    }

    /** Checks the start time of a planned item, and that its origin caches were cleared first. */
    void planned(Item item) {
        known(item.purge()).purge().options().notBefore().ifPresent(start -> {
            unless(!world.scheduler().now().isBefore(start), "%s is planned before its start time, %s", item, start);
            world.scheduler().reach(CoverageGoal.START_TIME_REACHED);
        });
        checkCleared(item);
    }

    /** Checks that every origin cache of an item has cleared its paths since the item was accepted. */
    private void checkCleared(Item item) {
        PurgeItem planned = itemOf(item);
        long accepted = known(item.purge()).step();
        world.urls()
                .cachesOf(planned.endpoint())
                .forEach(cache -> planned.paths()
                        .forEach(path -> unless(
                                world.caches().clearedIn(cache, path) > accepted,
                                "%s is planned, although %s has not cleared %s since it was accepted",
                                item,
                                cache,
                                path)));
    }

    /** Returns whether the item must not be planned again. A worker may see a completed invalidation that the next no longer finds. */
    boolean hasEnded(Item item) {
        ItemState state = ended.get(item);
        return state != null
                && state.invalidation()
                        .filter(id -> world.cloudFront().hasForgotten(new InvalidationId(id)))
                        .isEmpty();
    }

    ItemState stateOf(Item item) {
        return store.find(known(item.purge()).purge().account(), item.purge())
                .orElseThrow(() -> new Violation(item + " does not exist"))
                .stateOf(itemOf(item));
    }

    List<Item> open() {
        return purges.values().stream()
                .flatMap(known -> known.purge().items().stream()
                        .map(item -> new Item(known.purge().id(), item.index())))
                .filter(item -> !ended.containsKey(item))
                .toList();
    }

    /** Returns the open items of each account on a distribution. */
    Map<AccountId, List<PurgeItem>> openOn(DistributionId distribution) {
        Map<AccountId, List<PurgeItem>> open = new HashMap<>();
        open().stream()
                .filter(item -> itemOf(item).distribution().equals(distribution))
                .forEach(
                        item -> open.computeIfAbsent(known(item.purge()).purge().account(), none -> new ArrayList<>())
                                .add(itemOf(item)));
        return open;
    }

    ExpectedWildcards wildcards() {
        return wildcards;
    }

    ExpectedQuotas quotas() {
        return quotas;
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
            throw new Violation("unknown purge " + purge);
        }
        return known;
    }

    /** @param step the step that accepted the purge */
    private record Known(Purge purge, long step) {}
}
