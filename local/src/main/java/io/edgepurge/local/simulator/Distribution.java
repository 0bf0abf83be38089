package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A distribution that the simulator has.
 *
 * @param id as callers name it, letters, digits, {@code _} and {@code -}
 * @param hosts the host names (lower case, without port) that the edge serves for it; its tenants' are not among them
 * @param tagHeader CloudFront's {@code CacheTagConfig.HeaderName}: the response header in which the origin names tags; without
 *     it, tags in an invalidation are refused
 * @param tenants its distribution tenants
 */
public record Distribution(String id, Set<String> hosts, Optional<String> tagHeader, List<Tenant> tenants) {
    /** @throws IllegalArgumentException if the id or a host name is malformed */
    public Distribution {
        requireId(id);
        hosts = requireHosts(hosts);
        tenants = List.copyOf(tenants);
    }

    /** A distribution without tags and tenants. */
    public static Distribution of(String id, String... hosts) {
        return new Distribution(id, Set.of(hosts), Optional.empty(), List.of());
    }

    /**
     * A distribution tenant: it takes the tag header of its distribution, and has hosts, invalidations and pools of its own.
     */
    public record Tenant(String id, Set<String> hosts) {
        /** @throws IllegalArgumentException if the id or a host name is malformed */
        public Tenant {
            requireId(id);
            hosts = requireHosts(hosts);
        }
    }

    private static void requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("not an id of letters, digits, '_' and '-': " + id);
        }
    }

    private static Set<String> requireHosts(Set<String> hosts) {
        for (String host : hosts) {
            if (host.isBlank() || host.contains(":") || !host.equals(host.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not a host name in lower case without port: " + host);
            }
        }
        return Set.copyOf(hosts);
    }
}
