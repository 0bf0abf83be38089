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
 * The stored summary of a plan's paths. The paths themselves are derived from the items again.
 *
 * @param sha256 the hash of all paths; a worker that derives paths with another hash must not call CloudFront
 * @param files the number of files and tags
 * @param wildcards the number of wildcards
 * @param folderWildcards the wildcards that replace many files of a folder
 */
public record PlannedPaths(String sha256, int files, int wildcards, List<FolderWildcard> folderWildcards) {

    /** @throws IllegalArgumentException if there is no path */
    public PlannedPaths {
        folderWildcards = List.copyOf(folderWildcards);
        if (files + wildcards == 0) {
            throw new IllegalArgumentException("a plan has at least one path");
        }
    }

    /**
     * Summarizes paths.
     *
     * @param folderWildcards candidates; those that are not among the paths are left out, because another path covers them
     */
    public static PlannedPaths of(CollapsedPaths paths, Collection<FolderWildcard> folderWildcards) {
        List<FolderWildcard> sent = folderWildcards.stream()
                .filter(one -> paths.wildcards().contains(one.wildcard()))
                .toList();
        return new PlannedPaths(
                paths.sha256(), paths.files().size(), paths.wildcards().size(), sent);
    }

    /** Derives the paths from the items of the plan. */
    public CollapsedPaths derivedFrom(Collection<PurgeItem> items) {
        return CollapsedPaths.of(Stream.concat(
                        items.stream().flatMap(item -> item.paths().stream()),
                        folderWildcards.stream().map(FolderWildcard::wildcard))
                .toList());
    }

    /** Returns the folder wildcard that replaces all paths of an account's item; empty if there is none. */
    Optional<InvalidationPath> folderWildcardFor(AccountId account, PurgeItem item) {
        return folderWildcards.stream()
                .filter(one -> item.paths().stream().allMatch(path -> one.replaces(account, path)))
                .map(FolderWildcard::wildcard)
                .findFirst();
    }
}
