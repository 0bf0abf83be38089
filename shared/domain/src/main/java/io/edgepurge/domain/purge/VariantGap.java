package io.edgepurge.domain.purge;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.path.PathRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Variants of an image that its purge does not reach.
 *
 * @param path the path that is not purged; empty if the variants have no known path
 */
public record VariantGap(Kind kind, Optional<InvalidationPath> path) {
    /** An upper bound of the length of a {@link Kind#code}. */
    static final int MAX_CODE_BYTES = 32;

    /** A reason why variants are not reached, with a stable code. */
    public enum Kind {
        NO_RULES("The operator has not set how to find the variants of images at this URL endpoint. Only the URL itself"
                + " is purged: with every query if wildcards are permitted, and otherwise without a query."),
        CACHED_WITHOUT_TAG(
                "Variants that the origin sent without the image's cache tag are not purged, unless their paths are listed. This includes"
                        + " variants that were cached before the origin set the tag."),
        UNLISTED_TRANSFORMATIONS(
                "Transformations are purged only under the path prefixes that are set for the URL endpoint. Others stay"
                        + " in the cache."),
        QUERIES("URLs of the image with a query are not purged, because the operator has excluded them for this URL"
                + " endpoint."),
        TRANSFORMATION_QUERIES("Listed transformations with a query are not purged."),
        OTHER_SPELLINGS(
                "Other spellings of the URL, such as %28 for a parenthesis, are not purged. To purge a spelling that"
                        + " visitors use, send it as a separate item."),
        REFUSED_BY_RULE("A rule for URLs or wildcards does not permit this path, so it is not purged."),
        REFUSED_BY_KEY("The scopes or bounds of the API key do not permit this path, so it is not purged."),
        NO_EFFECT(
                "By the settings of the distribution, a purge of this path has no effect, so it is not purged. Ask the operator to run"
                        + " the endpoint check.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Returns the stable code for API callers, such as {@code no-rules}. */
        public String code() {
            // enum names are ASCII, so the locale has no effect
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns the reason as text for people. */
        public String sentence() {
            return sentence;
        }
    }

    static VariantGap of(Kind kind) {
        return new VariantGap(kind, Optional.empty());
    }

    /** Returns the form in the table, which {@link #parse} reads. */
    public String stored() {
        return kind.code() + path.map(InvalidationPath::value).orElse("");
    }

    /** Reads the form in the table; empty for a reason that this version does not know. */
    public static Optional<VariantGap> parse(String stored) {
        return Arrays.stream(Kind.values())
                .filter(kind -> stored.startsWith(kind.code()))
                .flatMap(kind -> parse(kind, stored.substring(kind.code().length())).stream())
                .findFirst();
    }

    private static Optional<VariantGap> parse(Kind kind, String path) {
        if (path.isEmpty()) {
            return Optional.of(of(kind));
        }
        boolean isPath = path.startsWith("#") || PathRule.brokenBy(path).isEmpty();
        return isPath ? Optional.of(new VariantGap(kind, Optional.of(new InvalidationPath(path)))) : Optional.empty();
    }
}
