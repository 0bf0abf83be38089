package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemKind;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Isolates the item because of which CloudFront rejects a whole plan. The plan is split by account first, so that the accounts
 * whose items CloudFront accepts don't wait for the others. Then the items of one account are split until the rejected one is
 * alone. Each rejection makes the account suspect, see {@link Rejections}.
 */
final class RejectedPaths {
    /** Maximum accounts that get a plan of their own at once. One transaction writes at most 100 items. */
    private static final int MAX_ACCOUNTS = 80;

    private final ReconcilePorts ports;
    private final PlanReplacement replacement;
    private final PlanAbandonment abandonment;

    RejectedPaths(ReconcilePorts ports, PlanReplacement replacement, PlanAbandonment abandonment) {
        this.ports = ports;
        this.replacement = replacement;
        this.abandonment = abandonment;
    }

    /** @param message CloudFront's error message */
    ReconcileResult resolve(ReconcilePass pass, LoadedPlan loaded, String message) {
        Optional<InvalidationPlan> refused = ports.plans().callRefused(loaded.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.PASS_AGAIN;
        }
        LoadedPlan rejected = loaded.withPlan(refused.get());
        Optional<AccountId> account = Suspects.accountOf(rejected.plan());
        return account.isPresent()
                ? resolveAccount(pass, rejected, account.get(), message)
                : replacement.split(pass, rejected, byAccount(rejected));
    }

    private ReconcileResult resolveAccount(ReconcilePass pass, LoadedPlan rejected, AccountId account, String message) {
        Instant now = ports.clock().instant();
        Ending ending = ending(rejected.plan(), message, now);
        pass.refusals().changeRejections(before -> before.plus(account, now));
        if (pass.refusals().rejections().isExhausted(account, now)) {
            // no caller asked for a folder wildcard: without it, CloudFront may accept the items
            return rejected.plan().paths().folderWildcards().isEmpty()
                    ? abandonment.begin(pass, rejected, exhausted(ending))
                    : resolveGroup(pass, rejected, ending);
        }
        List<Claim> tags = rejected.claimsOf(PurgeItem::hasTag);
        if (tags.isEmpty()) {
            return halve(pass, rejected, ending);
        }
        List<Claim> others = rejected.claimsOf(item -> !item.hasTag());
        return others.isEmpty()
                ? resolveTags(pass, rejected, account, ending)
                : replacement.split(pass, rejected, List.of(others, tags));
    }

    /** If CloudFront has never accepted a tag, all tags may be rejected because of the configuration: tries a single one. */
    private ReconcileResult resolveTags(ReconcilePass pass, LoadedPlan rejected, AccountId account, Ending ending) {
        List<Claim> images = rejected.claimsOf(item -> item.kind() == ItemKind.IMAGE);
        if (!images.isEmpty()) {
            // the tag of an image is never alone, so its rejection shows nothing about other tags
            List<Claim> tags = rejected.claimsOf(item -> item.kind() == ItemKind.TAG);
            return tags.isEmpty()
                    ? halve(pass, rejected, ending)
                    : replacement.split(pass, rejected, List.of(images, tags));
        }
        if (rejected.paths().size() == 1) {
            InvalidationPath tag = rejected.paths().all().getFirst();
            pass.refusals().changeRejections(before -> before.plusTag(account, tag, ending.reason(), ending.at()));
            return abandonment.begin(pass, rejected, ending);
        }
        if (pass.refusals().rejections().tagsAccepted()) {
            return halve(pass, rejected, ending);
        }
        InvalidationPath first = rejected.paths().all().getFirst();
        return replacement.split(
                pass,
                rejected,
                List.of(
                        rejected.claimsOf(item -> item.path().equals(first)),
                        rejected.claimsOf(item -> !item.path().equals(first))));
    }

    private ReconcileResult halve(ReconcilePass pass, LoadedPlan rejected, Ending ending) {
        List<List<InvalidationPath>> groups = PlanSplit.groups(rejected);
        if (groups.size() > 1) {
            pass.replace(List.of(rejected.plan()), PlanSplit.halves(rejected, groups, ports.planIds(), ending.at()));
            return ReconcileResult.PASS_AGAIN;
        }
        return resolveGroup(pass, rejected, ending);
    }

    /** Returns the items of each account, those of the account with the fewest items first. */
    private static List<List<Claim>> byAccount(LoadedPlan rejected) {
        Map<AccountId, List<Claim>> claims = new LinkedHashMap<>();
        rejected.plan()
                .claims()
                .forEach(claim -> claims.computeIfAbsent(claim.account(), none -> new ArrayList<>())
                        .add(claim));
        List<List<Claim>> accounts = claims.values().stream()
                .sorted(Comparator.comparingInt(RejectedPaths::items))
                .toList();
        if (accounts.size() <= MAX_ACCOUNTS) {
            return accounts;
        }
        List<List<Claim>> parts = new ArrayList<>(accounts.subList(0, MAX_ACCOUNTS));
        parts.add(accounts.subList(MAX_ACCOUNTS, accounts.size()).stream()
                .flatMap(List::stream)
                .toList());
        return parts;
    }

    private static int items(List<Claim> claims) {
        return claims.stream().mapToInt(claim -> claim.items().size()).sum();
    }

    /** Resolves a plan whose paths belong to items that cannot be in different plans, or to one item. */
    private ReconcileResult resolveGroup(ReconcilePass pass, LoadedPlan rejected, Ending ending) {
        boolean itemsAreQueued = !rejected.plan().calls().mayHaveBeenCreated();
        List<Claim> some = isolated(rejected, itemsAreQueued);
        if (some.isEmpty()) {
            return abandonment.begin(pass, rejected, ending);
        }
        return itemsAreQueued
                ? replacement.replanQueued(pass, rejected, some)
                : replacement.replaceByTwo(pass, rejected, some);
    }

    /** Returns the items to try apart from the others; empty if the items whose paths were sent fail together. */
    private static List<Claim> isolated(LoadedPlan rejected, boolean itemsAreQueued) {
        if (!rejected.plan().paths().folderWildcards().isEmpty()) {
            // no caller asked for that wildcard
            return rejected.plan().claims();
        }
        List<Claim> half = rejected.paths().size() > 1 ? PlanSplit.halfOfSentItems(rejected) : List.of();
        if (!half.isEmpty() || itemsAreQueued) {
            return half;
        }
        // items that have left the queue are all in the plan, also those that a rejected wildcard covered
        List<Claim> sent = rejected.claimsOfSentPaths();
        return sent.equals(rejected.plan().claims()) ? List.of() : sent;
    }

    private static Ending ending(InvalidationPlan plan, String message, Instant now) {
        if (plan.calls().mayHaveBeenCreated()) {
            // the items may have been purged, and all of them are those whose paths were sent
            return new Ending(message, now, false, Scope.ALL);
        }
        // refund: if an earlier call had created an invalidation, the same reference and paths would have returned it
        return new Ending(message, now, true, Scope.SENT_PATHS);
    }

    private static Ending exhausted(Ending ending) {
        return new Ending(
                "CloudFront rejected an invalidation with this item, and too many others of the account to find out why: "
                        + ending.reason(),
                ending.at(),
                ending.refund(),
                Scope.ALL);
    }
}
