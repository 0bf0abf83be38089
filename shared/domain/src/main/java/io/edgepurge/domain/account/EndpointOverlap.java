package io.edgepurge.domain.account;

import java.util.Collection;
import java.util.Optional;

/**
 * Keeps accounts out of each other's URLs. The paths of an invalidation carry no host: on one distribution a purge below
 * {@code /a/} takes what every host serves below {@code /a/}. Tags carry neither host nor path.
 */
public final class EndpointOverlap {
    private EndpointOverlap() {}

    /**
     * Why an account may not have an endpoint, in a sentence for the operator, who alone may read of other accounts.
     *
     * @param wanted what an account is to own
     * @param existing what accounts own already; those of the same account or of other distributions play no part
     * @return empty if on the distribution neither the paths nor the tags of the endpoint could be another account's too,
     *     or if both endpoints are shared
     */
    public static Optional<String> refusalOf(OwnedEndpoint wanted, Collection<OwnedEndpoint> existing) {
        return existing.stream()
                .filter(other -> mustBeApart(wanted, other))
                .flatMap(other -> refusal(wanted.endpoint(), other).stream())
                .findFirst();
    }

    private static boolean mustBeApart(OwnedEndpoint wanted, OwnedEndpoint other) {
        UrlEndpoint one = wanted.endpoint();
        UrlEndpoint two = other.endpoint();
        return !wanted.account().equals(other.account())
                && one.distribution().equals(two.distribution())
                && !(one.shared() && two.shared());
    }

    private static Optional<String> refusal(UrlEndpoint wanted, OwnedEndpoint other) {
        if (pathsCollide(wanted, other.endpoint())) {
            return Optional.of(
                    "The URL endpoint %s overlaps with %s of account %s on distribution %s. Invalidation paths contain no host. Choose another prefix or distribution, or mark both endpoints as shared."
                            .formatted(wanted.url(), other.endpoint().url(), other.account(), wanted.distribution()));
        }
        return tagsCollide(wanted, other.endpoint())
                ? Optional.of(
                        "The tags of URL endpoint %s could match those of %s of account %s on distribution %s. Tags contain neither host nor path. Give every endpoint with tags a prefix that no other account's prefix starts with, or mark both endpoints as shared."
                                .formatted(
                                        wanted.url(), other.endpoint().url(), other.account(), wanted.distribution()))
                : Optional.empty();
    }

    private static boolean pathsCollide(UrlEndpoint one, UrlEndpoint two) {
        return one.prefix().startsWith(two.prefix()) || two.prefix().startsWith(one.prefix());
    }

    /** Who may name any tag would also reach the objects of an account that has no tags of its own. */
    private static boolean tagsCollide(UrlEndpoint one, UrlEndpoint two) {
        Optional<TagPrefix> first = one.tagPrefix();
        Optional<TagPrefix> second = two.tagPrefix();
        return first.filter(TagPrefix.ANY::equals).isPresent()
                || second.filter(TagPrefix.ANY::equals).isPresent()
                || first.flatMap(prefix -> second.filter(prefix::overlaps)).isPresent();
    }
}
