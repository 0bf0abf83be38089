package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;

/** What becomes of a URL or a tag that someone wants purged. */
public sealed interface ItemVerdict {
    /**
     * It may go into an invalidation.
     *
     * @param endpoint the one it belongs to: the one named with a tag; of those that contain a URL, the one with the
     *     longest prefix
     * @param path what purges it on the endpoint's distribution
     */
    record Purgeable(UrlEndpoint endpoint, InvalidationPath path) implements ItemVerdict {}

    /**
     * It may not, and nothing is guessed on the caller's behalf.
     *
     * @param sentence what is wrong and what to do about it, for people
     * @param suggestion a URL or tag that is purgeable for the same account and would do, where there is one
     */
    record Refused(ItemRule rule, String sentence, Optional<String> suggestion) implements ItemVerdict {}
}
