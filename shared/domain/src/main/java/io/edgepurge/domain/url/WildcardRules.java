package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.DecodedPath;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Limits how much one wildcard can cover. A wildcard must have two levels, 15 characters, or a file name with an extension. It
 * must not cover a protected folder completely.
 *
 * @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a>
 */
record WildcardRules(ProtectedFolders protectedFolders) {
    private static final int MIN_LEVELS = 2;
    private static final int MIN_CHARACTERS = 15;
    private static final Pattern STAR_OR_QUERY = Pattern.compile("[*?].*");

    /** Returns the rule that a path of the endpoint breaks, if any; a file breaks no rule. */
    Optional<UrlViolation> brokenBy(InvalidationPath path, UrlEndpoint endpoint) {
        if (!path.isWildcard()) {
            return Optional.empty();
        }
        String relative = path.value().substring(endpoint.prefix().length());
        return brokenBy(STAR_OR_QUERY.matcher(relative).replaceFirst(""));
    }

    private Optional<UrlViolation> brokenBy(String relativePath) {
        if (isTooBroad(WildcardScope.of(relativePath))) {
            return Optional.of(UrlViolation.of(UrlRule.WILDCARD_TOO_BROAD));
        }
        // an encoded slash counts as no level, but an origin can read it as one
        return protectedFolders
                .coveredBy(WildcardScope.of(DecodedPath.of(relativePath).withPlainSlashes()))
                .map(folder -> UrlViolation.of(UrlRule.WILDCARD_PROTECTED_FOLDER)
                        .withDetail("The protected folder is " + folder + "/."));
    }

    private static boolean isTooBroad(WildcardScope wildcard) {
        return wildcard.levels() < MIN_LEVELS && wildcard.characters() < MIN_CHARACTERS && !wildcard.endsWithFile();
    }
}
