package io.edgepurge.viewer;

import io.edgepurge.domain.network.PublicAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;

/**
 * Resolves a host to the addresses that a visit may connect to. The visit connects to exactly these addresses and resolves the name
 * no second time, so a name that changes meanwhile (DNS rebinding) has no effect.
 *
 * @param loopback true to allow loopback addresses, for a stack on one machine
 */
record Addresses(HostResolver resolver, boolean loopback) {
    /** Browsers and curl resolve every name that ends in .localhost to this machine; the system's resolver may not. */
    private static final String LOCALHOST = ".localhost";

    /** Lambda has no IPv6 outside a VPC. */
    private static final Comparator<InetAddress> IPV4_FIRST =
            Comparator.comparingInt(address -> address instanceof Inet4Address ? 0 : 1);

    /** Returns the allowed addresses of a host, in the order of use; empty if none is allowed. */
    List<InetAddress> of(String host) throws UnknownHostException {
        if (loopback && host.endsWith(LOCALHOST)) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        return resolver.resolve(host).stream()
                .filter(this::isAllowed)
                .sorted(IPV4_FIRST)
                .toList();
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddress.isPublic(address) || (loopback && address.isLoopbackAddress());
    }
}
