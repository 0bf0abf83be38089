package io.edgepurge.local.gateway;

import io.edgepurge.local.function.Invocable;
import io.edgepurge.local.template.FunctionResource.HttpRoute;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A route of the template and its function. */
public record Route(HttpRoute pattern, Invocable function) {

    /** A route that matches a request, with the decoded path parameters. */
    record Match(Route route, Map<String, String> parameters) {
        String routeKey() {
            return route.pattern().toString();
        }
    }

    /** Returns the most specific match. Literal segments take precedence over parameters. */
    static Optional<Match> find(List<Route> routes, GatewayRequest request) {
        return routes.stream()
                .flatMap(route -> route.match(request).stream())
                .min(Comparator.comparingInt(match -> match.parameters().size()));
    }

    private Optional<Match> match(GatewayRequest request) {
        List<String> expected = segments(pattern.path());
        List<String> given = segments(request.path());
        if (!matchesMethod(request.method()) || expected.size() != given.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < expected.size(); i++) {
            if (isParameter(expected.get(i)) && !given.get(i).isEmpty()) {
                parameters.put(nameOf(expected.get(i)), decode(given.get(i)));
            } else if (!expected.get(i).equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(this, parameters));
    }

    private boolean matchesMethod(String method) {
        return pattern.method().equals("ANY") || pattern.method().equals(method);
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/", -1)).toList();
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String nameOf(String parameter) {
        return parameter.substring(1, parameter.length() - 1);
    }

    /** Decodes a path segment, in which a plus sign is literal. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
