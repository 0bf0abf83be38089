package io.edgepurge.domain.account;

import java.util.Collection;
import java.util.Optional;

/**
 * Keeps accounts out of each other's URLs. The paths of an invalidation carry no host: on one distribution a purge below
 * {@code /a/} takes what every host serves below {@code /a/}.
 */
public final class EndpointOverlap {
    private EndpointOverlap() {}

    /**
     * Why an account may not have an endpoint, in a sentence for the operator, who alone may read of other accounts.
     *
     * @param wanted what an account is to own
     * @param existing what accounts own already; those of the same account or of other distributions play no part
     * @return empty if the prefix neither equals, contains nor lies inside another account's on the distribution, or if
     *     both are shared
     */
    public static Optional<String> refusalOf(OwnedEndpoint wanted, Collection<OwnedEndpoint> existing) {
        return existing.stream()
                .filter(other -> collide(wanted, other))
                .map(other -> sentence(wanted.endpoint(), other))
                .findFirst();
    }

    private static boolean collide(OwnedEndpoint wanted, OwnedEndpoint other) {
        UrlEndpoint one = wanted.endpoint();
        UrlEndpoint two = other.endpoint();
        return !wanted.account().equals(other.account())
                && one.distribution().equals(two.distribution())
                && (one.prefix().startsWith(two.prefix()) || two.prefix().startsWith(one.prefix()))
                && !(one.shared() && two.shared());
    }

    private static String sentence(UrlEndpoint wanted, OwnedEndpoint other) {
        return "The URL endpoint %s overlaps with %s of account %s on distribution %s, and invalidation paths carry no host: choose another prefix or distribution, or mark both endpoints as shared."
                .formatted(wanted.url(), other.endpoint().url(), other.account(), wanted.distribution());
    }
}
