package io.edgepurge.domain.url;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much one wildcard may take. Any one of the three ways is enough, but never a protected folder.
 *
 * @see <a href="https://docs.imagekit.io/features/cache-purging">Cache purging</a>
 */
record WildcardRules(ProtectedFolders protectedFolders) {
    private static final int MIN_LEVELS = 2;
    private static final int MIN_CHARACTERS = 15;
    private static final Pattern STAR_OR_QUERY = Pattern.compile("[*?].*");

    /** Judges a path inside its endpoint; a file breaks no rule. */
    Optional<Fault> brokenBy(InvalidationPath path, UrlEndpoint endpoint) {
        if (!path.isWildcard()) {
            return Optional.empty();
        }
        String relative = path.value().substring(endpoint.prefix().length());
        return brokenBy(WildcardScope.of(STAR_OR_QUERY.matcher(relative).replaceFirst("")));
    }

    private Optional<Fault> brokenBy(WildcardScope wildcard) {
        if (isTooBroad(wildcard)) {
            return Optional.of(Fault.of(UrlRule.WILDCARD_TOO_BROAD));
        }
        return protectedFolders
                .takenWholeBy(wildcard)
                .map(folder -> Fault.of(UrlRule.WILDCARD_PROTECTED_FOLDER)
                        .withDetail("The protected folder is " + folder + "/."));
    }

    private static boolean isTooBroad(WildcardScope wildcard) {
        return wildcard.levels() < MIN_LEVELS && wildcard.characters() < MIN_CHARACTERS && !wildcard.endsWithFile();
    }
}
