package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.path.InvalidationPath;

/**
 * A wildcard in the place of many files of one folder. Nobody asked for it.
 *
 * @param account whose files it was put in the place of; whatever else it covers is told nothing of it
 */
public record FolderWildcard(AccountId account, InvalidationPath wildcard) {

    /** @throws IllegalArgumentException if the path is no wildcard */
    public FolderWildcard {
        if (!wildcard.isWildcard()) {
            throw new IllegalArgumentException("a file stands for nothing but itself: " + wildcard);
        }
    }

    /** Whether it stands for a path of an account. Whoever asked for this very wildcard is carried by his own path. */
    boolean standsFor(AccountId owner, InvalidationPath path) {
        return account.equals(owner) && wildcard.covers(path) && !wildcard.equals(path);
    }
}
