package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.ItemVerdict.Purgeable;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.UrlChecker;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the folders in which so many files wait that one wildcard may stand for them: the narrowest there is, and only
 * one that the account itself might have asked for, and that lies where the operator allows it.
 */
record FolderWildcardSelector(Optional<FolderWildcardPolicy> allowed, ProtectedFolders protectedFolders) {
    /** Leaves every file as it is. */
    static final FolderWildcardSelector NONE = new FolderWildcardSelector(Optional.empty(), ProtectedFolders.DEFAULT);

    /** The wildcards that may stand for these files, in the order of the first file of each. */
    List<FolderWildcard> over(Collection<Candidate> waiting) {
        return allowed.stream().flatMap(rule -> over(waiting, rule)).toList();
    }

    private Stream<FolderWildcard> over(Collection<Candidate> waiting, FolderWildcardPolicy rule) {
        Map<Folder, SortedSet<InvalidationPath>> folders = new LinkedHashMap<>();
        waiting.stream()
                .filter(candidate ->
                        !candidate.path().isWildcard() && !candidate.path().isTag())
                .forEach(file -> folders.computeIfAbsent(Folder.of(file), folder -> new TreeSet<>())
                        .add(file.path()));
        return folders.entrySet().stream()
                .filter(folder -> folder.getValue().size() > rule.moreThan())
                .flatMap(folder -> narrowest(folder.getKey(), folder.getValue()).stream())
                .filter(widened -> rule.allow(widened.wildcard()));
    }

    private Optional<FolderWildcard> narrowest(Folder folder, SortedSet<InvalidationPath> files) {
        return InvalidationPath.narrowestOver(files.first(), files.last())
                .filter(wildcard -> mayBeAskedFor(folder.endpoint(), wildcard))
                .map(wildcard -> new FolderWildcard(folder.account(), wildcard));
    }

    /** Whether the seed rules would let the account itself ask for it. */
    private boolean mayBeAskedFor(UrlEndpoint endpoint, InvalidationPath wildcard) {
        UrlChecker checker = new UrlChecker(List.of(endpoint), protectedFolders);
        return checker.check(endpoint.urlOf(wildcard)) instanceof Purgeable purgeable
                && purgeable.path().equals(wildcard);
    }

    /**
     * Where files lie together.
     *
     * @param path up to the last {@code /} before the query
     */
    private record Folder(AccountId account, UrlEndpoint endpoint, String path) {
        static Folder of(Candidate file) {
            String path = file.path().value().split("\\?", 2)[0];
            return new Folder(
                    file.claim().account(),
                    UrlEndpoint.of(file.item().endpoint(), file.item().distribution()),
                    path.substring(0, path.lastIndexOf('/') + 1));
        }
    }
}
