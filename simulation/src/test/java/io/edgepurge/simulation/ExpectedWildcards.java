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

/** The expected folder wildcards: where they are allowed, and which items record them. */
final class ExpectedWildcards {
    /** Matches wildcards of at least two levels below an endpoint. The names in the simulation are too short for other wildcards. */
    private static final Pattern TWO_LEVELS = Pattern.compile("[^/]+/[^/*]+.*");

    private final World world;
    private final Map<InvalidationId, List<FolderWildcard>> sent = new HashMap<>();

    ExpectedWildcards(World world) {
        this.world = world;
    }

    /** Checks that each folder wildcard of a plan is allowed. */
    void checkAllowed(InvalidationPlan plan) {
        plan.paths().folderWildcards().forEach(folderWildcard -> {
            String text = folderWildcard.wildcard().value();
            unless(
                    allowed(folderWildcard).within().stream().anyMatch(text::startsWith),
                    "%s is outside the allowed folders",
                    folderWildcard);
            boolean owned = prefixes(folderWildcard.account(), plan)
                    .filter(text::startsWith)
                    .map(prefix -> text.substring(prefix.length()))
                    .anyMatch(rest -> TWO_LEVELS.matcher(rest).matches());
            unless(owned, "%s is in no endpoint of its account, or too broad", folderWildcard);
            world.scheduler().reach(CoverageGoal.FOLDER_WILDCARD);
        });
    }

    /**
     * Checks that each folder wildcard of a new plan replaces enough files.
     *
     * @param waiting the open items of each account on the distribution
     */
    void checkFiles(InvalidationPlan plan, Supplier<Map<AccountId, List<PurgeItem>>> waiting) {
        plan.paths().folderWildcards().forEach(folderWildcard -> {
            long files = waiting.get().getOrDefault(folderWildcard.account(), List.of()).stream()
                    .map(PurgeItem::path)
                    .filter(path ->
                            !path.isWildcard() && folderWildcard.wildcard().covers(path))
                    .distinct()
                    .count();
            unless(files > allowed(folderWildcard).moreThan(), "%s replaces only %d files", folderWildcard, files);
        });
    }

    private FolderWildcardPolicy allowed(FolderWildcard folderWildcard) {
        return world.scenario()
                .folderWildcards()
                .orElseThrow(() -> new Violation(folderWildcard + " is not allowed on any distribution"));
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

    /** Checks the folder wildcard that an item records. */
    void recorded(AccountId account, PurgeItem item, InvalidationId id, Optional<InvalidationPath> recorded) {
        Optional<InvalidationPath> expected = sent.getOrDefault(id, List.of()).stream()
                .filter(folderWildcard -> folderWildcard.account().equals(account))
                .map(FolderWildcard::wildcard)
                .filter(wildcard ->
                        item.paths().stream().allMatch(path -> wildcard.covers(path) && !wildcard.equals(path)))
                .findFirst();
        unless(recorded.equals(expected), "%s is purged by %s in %s, but records %s", item, expected, id, recorded);
    }
}
