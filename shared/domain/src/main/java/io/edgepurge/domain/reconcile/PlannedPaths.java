package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan keeps of its paths: those that its items do not tell, and what it takes to know the others again.
 *
 * @param sha256 the hash of all of them; code that arrives at another must not call
 * @param files how many of them are files or tags
 * @param wildcards how many of them are wildcards
 * @param widened the wildcards among them that stand for many files of a folder
 */
public record PlannedPaths(String sha256, int files, int wildcards, List<FolderWildcard> widened) {

    /** @throws IllegalArgumentException if there is no path */
    public PlannedPaths {
        widened = List.copyOf(widened);
        if (files + wildcards == 0) {
            throw new IllegalArgumentException("a plan has at least one path");
        }
    }

    /**
     * What is kept of paths.
     *
     * @param widened those that are not among the paths are left out: something else covers what they stood for
     */
    public static PlannedPaths of(CollapsedPaths paths, Collection<FolderWildcard> widened) {
        List<FolderWildcard> sent = widened.stream()
                .filter(one -> paths.wildcards().contains(one.wildcard()))
                .toList();
        return new PlannedPaths(
                paths.sha256(), paths.files().size(), paths.wildcards().size(), sent);
    }

    /** The paths that follow from the items of the plan. */
    public CollapsedPaths derivedFrom(Collection<PurgeItem> items) {
        return CollapsedPaths.of(Stream.concat(
                        items.stream().map(PurgeItem::path), widened.stream().map(FolderWildcard::wildcard))
                .toList());
    }

    /** The folder wildcard that stands for a path of an account, if one does. */
    Optional<InvalidationPath> standingFor(AccountId account, InvalidationPath path) {
        return widened.stream()
                .filter(one -> one.standsFor(account, path))
                .map(FolderWildcard::wildcard)
                .findFirst();
    }
}
