package io.edgepurge.domain.account;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The caches between a distribution and its origin. A path is cleared from all of them before CloudFront is asked to forget
 * it, or the edge would fetch the old copy again.
 *
 * @param addresses every cache that the origin's host name may lead to, 1 to 16, each once
 * @param secret what proves to them that it is us who asks
 * @param host the {@code Host} header that CloudFront sends them, if that is not the endpoint's own host
 */
public record OriginCaches(
        CacheKind kind, List<CacheAddress> addresses, Optional<CacheSecret> secret, Optional<String> host) {
    private static final int MAX_ADDRESSES = 16;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(:[1-9][0-9]{0,4})?");

    /** @throws IllegalArgumentException if the addresses are none, too many or not different, or the host is none */
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

    /** Caches that need no secret and know the endpoint by its own host. */
    public static OriginCaches of(CacheKind kind, CacheAddress... addresses) {
        return new OriginCaches(kind, List.of(addresses), Optional.empty(), Optional.empty());
    }

    /** The same caches, with a secret. */
    public OriginCaches withSecret(CacheSecret proof) {
        return new OriginCaches(kind, addresses, Optional.of(proof), host);
    }

    /** The same caches, which know the endpoint by another host. */
    public OriginCaches withHost(String name) {
        return new OriginCaches(kind, addresses, secret, Optional.of(name));
    }
}
