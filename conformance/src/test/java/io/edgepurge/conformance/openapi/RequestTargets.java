package io.edgepurge.conformance.openapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the path and query of a request from parameter values. */
final class RequestTargets {
    private RequestTargets() {}

    static String of(Operation operation, TestRequest sent) {
        String path = operation.path();
        for (Map.Entry<String, String> value : sent.values().entrySet()) {
            path = path.replace("{" + value.getKey() + "}", encoded(value.getValue()));
        }
        String query = sent.values().entrySet().stream()
                .filter(value -> operation
                        .parameter(value.getKey())
                        .map(parameter -> parameter.in().equals("query"))
                        .orElse(true))
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
