package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeCacheSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A distribution of the simulator.
 *
 * @param id the ID: letters, digits, {@code _} and {@code -}
 * @param hosts the lowercase host names, without port, that the edge cache serves for it; excludes the tenants' hosts
 * @param tagHeader CloudFront's {@code CacheTagConfig.HeaderName}, the response header in which the origin sends cache tags;
 *     if it is empty, tags purge nothing, see {@link SimulatorSettings.UnconfiguredTags}
 * @param tenants the distribution tenants
 * @param cache the settings of the cache of the distribution and its tenants
 */
public record Distribution(
        String id, Set<String> hosts, Optional<String> tagHeader, List<Tenant> tenants, EdgeCacheSettings cache) {
    /**
     * Validates the ID and the host names.
     *
     * @throws IllegalArgumentException if the ID or a host name is malformed
     */
    public Distribution {
        requireId(id);
        hosts = requireHosts(hosts);
        tenants = List.copyOf(tenants);
    }

    /** Creates a distribution with the standard cache settings. */
    public Distribution(String id, Set<String> hosts, Optional<String> tagHeader, List<Tenant> tenants) {
        this(id, hosts, tagHeader, tenants, EdgeCacheSettings.STANDARD);
    }

    /** Returns a distribution without tags and tenants. */
    public static Distribution of(String id, String... hosts) {
        return new Distribution(id, Set.of(hosts), Optional.empty(), List.of());
    }

    /**
     * A distribution tenant. It uses the tag header of its distribution, and has its own hosts, invalidations and in-progress
     * limits.
     */
    public record Tenant(String id, Set<String> hosts) {
        /**
         * Validates the ID and the host names.
         *
         * @throws IllegalArgumentException if the ID or a host name is malformed
         */
        public Tenant {
            requireId(id);
            hosts = requireHosts(hosts);
        }
    }

    private static void requireId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("an ID may contain only letters, digits, '_' and '-': " + id);
        }
    }

    private static Set<String> requireHosts(Set<String> hosts) {
        for (String host : hosts) {
            if (host.isBlank() || host.contains(":") || !host.equals(host.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a host name must be lowercase and without a port: " + host);
            }
        }
        return Set.copyOf(hosts);
    }
}
