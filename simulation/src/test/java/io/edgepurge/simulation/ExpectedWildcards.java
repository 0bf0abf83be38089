package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.Caller;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.FolderWildcard;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder wildcards that nobody asked for: where they may lie, and who is told of them. */
final class ExpectedWildcards {
    /** What comes after an endpoint has at least two levels; no other way is open to the short names of the simulation. */
    private static final Pattern TWO_LEVELS = Pattern.compile("[^/]+/[^/*]+.*");

    private final World world;
    private final Map<InvalidationId, List<FolderWildcard>> sent = new HashMap<>();

    ExpectedWildcards(World world) {
        this.world = world;
    }

    /** A plan was made: each wildcard lies where it may. */
    void made(InvalidationPlan plan) {
        plan.paths().folderWildcards().forEach(widened -> {
            String text = widened.wildcard().value();
            unless(allowed(widened).within().stream().anyMatch(text::startsWith), "%s lies where it must not", widened);
            boolean owned = prefixes(widened.account(), plan)
                    .filter(text::startsWith)
                    .map(prefix -> text.substring(prefix.length()))
                    .anyMatch(rest -> TWO_LEVELS.matcher(rest).matches());
            unless(owned, "%s lies in no endpoint, or is too broad for it", widened);
            world.scheduler().saw(CoverageGoal.WIDENED);
        });
    }

    /**
     * A plan was made of what waited.
     *
     * @param waiting the open items of each account on the distribution
     */
    void planned(InvalidationPlan plan, Supplier<Map<AccountId, List<PurgeItem>>> waiting) {
        plan.paths().folderWildcards().forEach(widened -> {
            long files = waiting.get().getOrDefault(widened.account(), List.of()).stream()
                    .map(PurgeItem::path)
                    .filter(path -> !path.isWildcard() && widened.wildcard().covers(path))
                    .distinct()
                    .count();
            unless(files > allowed(widened).moreThan(), "%s stands for %d files", widened, files);
        });
    }

    private FolderWildcardPolicy allowed(FolderWildcard widened) {
        return world.scenario()
                .folderWildcards()
                .orElseThrow(() -> new Violation(widened + " is not allowed on any distribution"));
    }

    private Stream<String> prefixes(AccountId account, InvalidationPlan plan) {
        return world.urls().callers().stream()
                .map(Caller::account)
                .filter(one -> one.id().equals(account))
                .map(Account::endpoints)
                .flatMap(List::stream)
                .filter(endpoint -> endpoint.distribution().equals(plan.distribution()))
                .map(UrlEndpoint::prefix);
    }

    void created(InvalidationId id, InvalidationPlan plan) {
        sent.put(id, plan.paths().folderWildcards());
    }

    /** An item is told what carries it. */
    void notified(AccountId account, InvalidationPath path, InvalidationId id, Optional<InvalidationPath> carrier) {
        Optional<InvalidationPath> expected = sent.getOrDefault(id, List.of()).stream()
                .filter(widened -> widened.account().equals(account))
                .map(FolderWildcard::wildcard)
                .filter(wildcard -> wildcard.covers(path) && !wildcard.equals(path))
                .findFirst();
        unless(carrier.equals(expected), "%s is carried by %s in %s, and told %s", path, expected, id, carrier);
    }
}
