package io.edgepurge.domain.account;

import io.edgepurge.domain.path.DecodedPath;
import java.util.Collection;
import java.util.Optional;

/**
 * Detects URL endpoints through which one account could purge another account's files.
 *
 * <p>Invalidation paths contain no host. On one distribution, a purge below {@code /a/} affects every host below {@code /a/}. Tags
 * contain neither host nor path. Prefixes are compared in a canonical form: an origin can read {@code /p(1)/} and
 * {@code /p%281%29/} as one folder.
 */
public final class EndpointOverlap {
    private EndpointOverlap() {}

    /**
     * Finds an endpoint of another account on the same distribution whose paths or tags overlap. Endpoints that are both shared
     * can overlap.
     *
     * @param wanted the new endpoint
     * @param existing existing endpoints, which can include those of the same account or of other distributions
     * @return a sentence about the first overlap, for the operator only, because it names another account; empty if there is none
     */
    public static Optional<String> find(OwnedEndpoint wanted, Collection<OwnedEndpoint> existing) {
        return existing.stream()
                .filter(other -> mustNotOverlap(wanted, other))
                .flatMap(other -> describe(wanted.endpoint(), other).stream())
                .findFirst();
    }

    private static boolean mustNotOverlap(OwnedEndpoint wanted, OwnedEndpoint other) {
        UrlEndpoint one = wanted.endpoint();
        UrlEndpoint two = other.endpoint();
        return !wanted.account().equals(other.account())
                && one.distribution().equals(two.distribution())
                && !(one.shared() && two.shared());
    }

    private static Optional<String> describe(UrlEndpoint wanted, OwnedEndpoint other) {
        if (pathsOverlap(wanted, other.endpoint())) {
            return Optional.of(
                    "The URL endpoint %s overlaps with %s of account %s on distribution %s. Invalidation paths contain no host. Choose another prefix or distribution, or mark both endpoints as shared."
                            .formatted(wanted.url(), other.endpoint().url(), other.account(), wanted.distribution()));
        }
        return tagsOverlap(wanted, other.endpoint())
                ? Optional.of(
                        "The tags of URL endpoint %s could match those of %s of account %s on distribution %s. Tags contain neither host nor path. Give every endpoint with tags a prefix that no other account's prefix starts with, or mark both endpoints as shared."
                                .formatted(
                                        wanted.url(), other.endpoint().url(), other.account(), wanted.distribution()))
                : Optional.empty();
    }

    private static boolean pathsOverlap(UrlEndpoint one, UrlEndpoint two) {
        String first = DecodedPath.of(one.prefix()).canonical();
        String second = DecodedPath.of(two.prefix()).canonical();
        return first.startsWith(second) || second.startsWith(first);
    }

    /** Checks tag prefixes. The empty prefix also overlaps with an endpoint without tags, whose objects can have any tag. */
    private static boolean tagsOverlap(UrlEndpoint one, UrlEndpoint two) {
        Optional<TagPrefix> first = one.tagPrefix();
        Optional<TagPrefix> second = two.tagPrefix();
        return first.filter(TagPrefix.ANY::equals).isPresent()
                || second.filter(TagPrefix.ANY::equals).isPresent()
                || first.flatMap(prefix -> second.filter(prefix::overlaps)).isPresent();
    }
}
