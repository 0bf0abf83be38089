package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;

/** An item that waits to be chosen. */
record Candidate(Claim claim, PurgeItem item) {

    InvalidationPath path() {
        return item.path();
    }
}
