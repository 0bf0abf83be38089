package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;

/** What becomes of a URL that someone wants purged. */
public sealed interface UrlVerdict {
    /**
     * It may go into an invalidation.
     *
     * @param endpoint the one it belongs to: of those that contain it, the one with the longest prefix
     * @param path what purges it on the endpoint's distribution
     */
    record Purgeable(UrlEndpoint endpoint, InvalidationPath path) implements UrlVerdict {}

    /**
     * It may not, and nothing is guessed on the caller's behalf.
     *
     * @param sentence what is wrong and what to do about it, for people
     * @param suggestion a URL that is purgeable for the same account and would do, where there is one
     */
    record Refused(UrlRule rule, String sentence, Optional<String> suggestion) implements UrlVerdict {}
}
