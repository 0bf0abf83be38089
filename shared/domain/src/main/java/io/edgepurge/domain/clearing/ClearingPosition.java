package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.PurgeId;
import java.util.Optional;

/**
 * The last item of a backlog that was tried before its run stopped early. The next run continues after it, and tries the items up to
 * it at the end. So items that a cache never clears don't block others.
 *
 * @param before the purge before the item's purge in the backlog; empty if it was the first one
 * @param item the index of the item
 */
public record ClearingPosition(Optional<PurgeId> before, PurgeId purge, int item) {}
