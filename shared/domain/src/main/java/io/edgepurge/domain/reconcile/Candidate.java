package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.PurgeItem;
import java.util.List;

/** A queued item that can be chosen for a plan. */
record Candidate(Claim claim, PurgeItem item) {

    /** Returns the requested path, without other spellings. */
    InvalidationPath path() {
        return item.path();
    }

    List<InvalidationPath> paths() {
        return item.paths();
    }
}
