package io.edgepurge.domain.account;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The caches between a distribution and its origin. They are cleared before CloudFront; otherwise, the edge would fetch the old
 * file again.
 *
 * @param addresses 1 to 16 distinct addresses: all caches behind the origin's host name
 * @param secret the header that authorizes purges
 * @param host the {@code Host} header that CloudFront sends to the caches; empty for the endpoint's host
 */
public record OriginCaches(
        CacheKind kind, List<CacheAddress> addresses, Optional<CacheSecret> secret, Optional<String> host) {
    private static final int MAX_ADDRESSES = 16;
    private static final Pattern HOST =
            Pattern.compile("(?=[^:]{1,253}(?![^:]))[A-Za-z0-9_-]++(\\.[A-Za-z0-9_-]++)*+(:[1-9][0-9]{0,4})?");

    /**
     * Creates the caches of an endpoint.
     *
     * @throws IllegalArgumentException if the number of addresses is not allowed, an address occurs twice, or the host is invalid
     */
    public OriginCaches {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException(
                    "an endpoint must have 1 to " + MAX_ADDRESSES + " origin caches, not " + addresses.size());
        }
        if (new HashSet<>(addresses).size() < addresses.size()) {
            throw new IllegalArgumentException("an endpoint cannot have an origin cache twice: " + addresses);
        }
        host.filter(name -> !HOST.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "the host sent to origin caches must be a host name with an optional ':port': " + name);
        });
        host = host.map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Returns caches without a secret that use the endpoint's host. */
    public static OriginCaches of(CacheKind kind, CacheAddress... addresses) {
        return new OriginCaches(kind, List.of(addresses), Optional.empty(), Optional.empty());
    }

    /** Returns the same caches with a secret. */
    public OriginCaches withSecret(CacheSecret newSecret) {
        return new OriginCaches(kind, addresses, Optional.of(newSecret), host);
    }

    /** Returns the same caches with another {@code Host} header. */
    public OriginCaches withHost(String name) {
        return new OriginCaches(kind, addresses, secret, Optional.of(name));
    }
}
