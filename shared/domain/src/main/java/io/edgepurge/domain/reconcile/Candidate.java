package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;

/** A queued item that can be chosen for a plan. */
record Candidate(Claim claim, PurgeItem item) {

    InvalidationPath path() {
        return item.path();
    }
}
