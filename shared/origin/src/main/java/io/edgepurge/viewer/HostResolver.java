package io.edgepurge.viewer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a host name to its addresses. */
interface HostResolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
