package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeDistribution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The distributions that exist now. Thread-safe. */
final class Distributions {
    private final Map<String, Distribution> byId = new LinkedHashMap<>();

    Distributions(List<Distribution> configured) {
        configured.forEach(this::put);
    }

    /**
     * Adds or replaces a distribution.
     *
     * @throws IllegalArgumentException if another distribution or tenant has the ID or a host
     */
    synchronized void put(Distribution distribution) {
        List<Distribution> all = new ArrayList<>(byId.values());
        all.removeIf(other -> other.id().equals(distribution.id()));
        all.add(distribution);
        requireDistinct(all.stream().flatMap(Distributions::ids), "id");
        requireDistinct(all.stream().flatMap(Distributions::hosts), "host");
        byId.put(distribution.id(), distribution);
    }

    synchronized boolean remove(String id) {
        return byId.remove(id) != null;
    }

    synchronized List<Distribution> all() {
        return List.copyOf(byId.values());
    }

    synchronized Optional<EdgeDistribution> distribution(String id) {
        return Optional.ofNullable(byId.get(id)).map(Distributions::edgeDistribution);
    }

    synchronized Optional<Distribution> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns true if a distribution uses a cache policy. */
    synchronized boolean use(CachePolicyId policy) {
        return byId.values().stream().anyMatch(distribution -> CachePolicyId.of(distribution.cache()) == policy);
    }

    synchronized Optional<EdgeDistribution> tenant(String id) {
        return byId.values().stream()
                .flatMap(distribution ->
                        edgeTenants(distribution, tenant -> tenant.id().equals(id)))
                .findFirst();
    }

    synchronized Optional<EdgeDistribution> servingHost(String host) {
        return byId.values().stream()
                .flatMap(distribution -> Stream.concat(
                        Stream.of(distribution)
                                .filter(own -> own.hosts().contains(host))
                                .map(Distributions::edgeDistribution),
                        edgeTenants(distribution, tenant -> tenant.hosts().contains(host))))
                .findFirst();
    }

    private static EdgeDistribution edgeDistribution(Distribution distribution) {
        return new EdgeDistribution(distribution.id(), distribution.tagHeader(), distribution.cache());
    }

    private static Stream<EdgeDistribution> edgeTenants(
            Distribution distribution, Predicate<Distribution.Tenant> wanted) {
        return distribution.tenants().stream()
                .filter(wanted)
                .map(tenant -> new EdgeDistribution(tenant.id(), distribution.tagHeader(), distribution.cache()));
    }

    private static Stream<String> ids(Distribution distribution) {
        return Stream.concat(
                Stream.of(distribution.id()), distribution.tenants().stream().map(Distribution.Tenant::id));
    }

    private static Stream<String> hosts(Distribution distribution) {
        return Stream.concat(
                distribution.hosts().stream(),
                distribution.tenants().stream().flatMap(tenant -> tenant.hosts().stream()));
    }

    private static void requireDistinct(Stream<String> values, String kind) {
        Set<String> seen = new HashSet<>();
        values.filter(value -> !seen.add(value)).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("two distributions or tenants have the same " + kind + " " + twice);
        });
    }
}
