package io.edgepurge.domain.purge;

import java.util.List;

/**
 * Chooses the items of a purge that are visited after it. A tag or a wildcard names no single file, and an image names
 * itself. URLs with a signature are not accepted in a purge.
 */
public final class VerifiedItems {
    /** Maximum number of visited items. Each visit is a request to the origin if the edge location has no copy. */
    public static final int MAX_ITEMS = 5;

    private VerifiedItems() {}

    /** Returns the visited items in the order of the request; none if the purge isn't verified. */
    public static List<PurgeItem> of(Purge purge) {
        return purge.options().isVerified() ? eligible(purge) : List.of();
    }

    /** Returns the items that a visit can verify, in the order of the request. */
    public static List<PurgeItem> eligible(Purge purge) {
        return purge.items().stream()
                .filter(item -> item.file().isPresent())
                .limit(MAX_ITEMS)
                .toList();
    }
}
