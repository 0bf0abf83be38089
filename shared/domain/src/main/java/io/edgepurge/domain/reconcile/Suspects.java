package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeItem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells the plans and queued items of suspect accounts from the others, as far as {@link Rejections} were read. */
record Suspects(Rejections rejections, Instant now) {
    /** Returns true for a plan whose turn comes after the plans of other accounts. Plans of overdue accounts take their turn. */
    boolean isSuspect(InvalidationPlan plan) {
        return plan.ending().isEmpty()
                && !SubmissionOrder.usesCapacity(plan)
                && isOfSuspect(plan)
                && accountOf(plan)
                        .filter(account -> rejections.isOverdue(account, now))
                        .isEmpty();
    }

    /** Returns true for every plan of a suspect account. */
    boolean isOfSuspect(InvalidationPlan plan) {
        return accountOf(plan)
                .filter(account -> rejections.isSuspect(account, now))
                .isPresent();
    }

    /** Returns the account of all items of a plan; empty if the items belong to several accounts. */
    static Optional<AccountId> accountOf(InvalidationPlan plan) {
        AccountId first = plan.claims().getFirst().account();
        return plan.claims().stream().allMatch(claim -> claim.account().equals(first))
                ? Optional.of(first)
                : Optional.empty();
    }

    /** Returns the queued items that may share a plan: of other accounts, and no tags that CloudFront would reject. */
    Map<Claim, List<PurgeItem>> unsuspected(Map<Claim, List<PurgeItem>> waiting) {
        return only(waiting, claim -> !rejections.isSuspect(claim.account(), now), item -> !item.hasTag());
    }

    /** Returns the queued items of each suspect account, without tags that CloudFront would reject. */
    Map<AccountId, Map<Claim, List<PurgeItem>>> suspected(Map<Claim, List<PurgeItem>> waiting) {
        Map<Claim, List<PurgeItem>> all =
                only(waiting, claim -> rejections.isSuspect(claim.account(), now), item -> !item.hasTag());
        return all.keySet().stream()
                .map(Claim::account)
                .distinct()
                .collect(Collectors.toMap(
                        account -> account,
                        account -> only(all, claim -> claim.account().equals(account), item -> true)));
    }

    /** Returns the queued tags that CloudFront would reject. */
    Map<Claim, List<PurgeItem>> rejectedTags(Map<Claim, List<PurgeItem>> waiting) {
        return only(waiting, this::isTagRejected, item -> item.hasTag());
    }

    private boolean isTagRejected(Claim claim) {
        return rejections.tags().filter(tags -> tags.concerns(claim.account())).isPresent();
    }

    /** @param unlessRejected the items to keep of claims whose tags CloudFront would reject */
    private Map<Claim, List<PurgeItem>> only(
            Map<Claim, List<PurgeItem>> waiting, Predicate<Claim> claims, Predicate<PurgeItem> unlessRejected) {
        Map<Claim, List<PurgeItem>> some = new LinkedHashMap<>();
        waiting.forEach((claim, items) -> {
            List<PurgeItem> kept =
                    isTagRejected(claim) ? items.stream().filter(unlessRejected).toList() : items;
            if (claims.test(claim) && !kept.isEmpty()) {
                some.put(claim, kept);
            }
        });
        return some;
    }
}
