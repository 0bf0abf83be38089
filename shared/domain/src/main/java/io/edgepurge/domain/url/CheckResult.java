package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;

/** The result of checking a URL or a tag. */
public sealed interface CheckResult {
    /**
     * The item can be purged.
     *
     * @param endpoint for a tag, the requested endpoint; for a URL, the endpoint with the longest matching prefix
     * @param path the path or tag for the invalidation
     */
    record Purgeable(UrlEndpoint endpoint, InvalidationPath path) implements CheckResult {}

    /**
     * The item breaks a rule and cannot be purged.
     *
     * @param sentence the problem and its fix, as text for people
     * @param suggestion a similar URL or tag that the same account can purge, if there is one
     */
    record Refused(ItemRule rule, String sentence, Optional<Suggestion> suggestion) implements CheckResult {}
}
