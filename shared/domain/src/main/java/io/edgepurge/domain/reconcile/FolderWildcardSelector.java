package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.url.CheckResult.Purgeable;
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
 * Selects a wildcard for each folder with many queued files. It is the narrowest one that covers the files, one that the
 * account itself may request, and one that the operator's policy allows.
 *
 * @param policy empty if folder wildcards are not allowed
 */
record FolderWildcardSelector(Optional<FolderWildcardPolicy> policy, ProtectedFolders protectedFolders) {
    /** Selects nothing. */
    static final FolderWildcardSelector NONE = new FolderWildcardSelector(Optional.empty(), ProtectedFolders.DEFAULT);

    /** Returns the wildcards that may replace these files, in the order of the first file of each. */
    List<FolderWildcard> select(Collection<Candidate> waiting) {
        return policy.stream()
                .flatMap(allowed -> selectAllowed(waiting, allowed))
                .toList();
    }

    private Stream<FolderWildcard> selectAllowed(Collection<Candidate> waiting, FolderWildcardPolicy allowed) {
        Map<Folder, SortedSet<InvalidationPath>> folders = new LinkedHashMap<>();
        waiting.stream()
                .filter(candidate ->
                        !candidate.path().isWildcard() && !candidate.path().isTag())
                .forEach(file -> folders.computeIfAbsent(Folder.of(file), folder -> new TreeSet<>())
                        .add(file.path()));
        return folders.entrySet().stream()
                .filter(folder -> folder.getValue().size() > allowed.moreThan())
                .flatMap(folder -> narrowest(folder.getKey(), folder.getValue()).stream())
                .filter(folderWildcard -> allowed.allows(folderWildcard.wildcard()));
    }

    private Optional<FolderWildcard> narrowest(Folder folder, SortedSet<InvalidationPath> files) {
        return InvalidationPath.narrowestOver(files.first(), files.last())
                .filter(wildcard -> mayRequest(folder.endpoint(), wildcard))
                .map(wildcard -> new FolderWildcard(folder.account(), wildcard));
    }

    /** Returns true if the wildcard rules allow the account to request the wildcard. */
    private boolean mayRequest(UrlEndpoint endpoint, InvalidationPath wildcard) {
        UrlChecker checker = new UrlChecker(List.of(endpoint), protectedFolders);
        return checker.check(endpoint.urlOf(wildcard)) instanceof Purgeable purgeable
                && purgeable.path().equals(wildcard);
    }

    /**
     * A folder of an account's endpoint.
     *
     * @param path the path up to the last {@code /} before the query
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
