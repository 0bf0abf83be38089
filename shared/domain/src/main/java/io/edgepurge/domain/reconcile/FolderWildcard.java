package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;

/**
 * A wildcard that replaces many files of one folder, although no caller requested it.
 *
 * @param account the account whose files it replaces; items of other accounts do not show it
 */
public record FolderWildcard(AccountId account, InvalidationPath wildcard) {

    /** @throws IllegalArgumentException if the path is not a wildcard */
    public FolderWildcard {
        if (!wildcard.isWildcard()) {
            throw new IllegalArgumentException("a folder wildcard must be a wildcard: " + wildcard);
        }
    }

    /** Returns true if it replaces a path of the account. A request for the same wildcard keeps its own path. */
    boolean replaces(AccountId owner, InvalidationPath path) {
        return account.equals(owner) && wildcard.covers(path) && !wildcard.equals(path);
    }
}
