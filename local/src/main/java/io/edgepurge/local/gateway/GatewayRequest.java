package io.edgepurge.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP request with lowercase header names, as in HTTP/2 and API Gateway. */
record GatewayRequest(String method, URI target, Map<String, List<String>> headers, Body body, String sourceIp) {
    GatewayRequest {
        Map<String, List<String>> lowerCased = new TreeMap<>();
        headers.forEach((name, values) -> lowerCased.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lowerCased;
    }

    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }

    String path() {
        return target.getRawPath();
    }

    String query() {
        return target.getRawQuery() == null ? "" : target.getRawQuery();
    }
}
