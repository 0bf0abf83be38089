package io.edgepurge.domain.endpointcheck;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query parameters that are part of the cache key of a behavior.
 *
 * @param names the parameters that the kind refers to; empty for the other kinds
 * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyQueryStringsConfig.html">CachePolicyQueryStringsConfig</a>
 */
public record QueryStringRule(Kind kind, Set<String> names) {
    /** All parameters are part of the cache key. */
    public static final QueryStringRule ALL = new QueryStringRule(Kind.ALL, Set.of());

    /** No parameter is part of the cache key. */
    public static final QueryStringRule NONE = new QueryStringRule(Kind.NONE, Set.of());

    /** The rule could not be read. */
    public static final QueryStringRule UNKNOWN = new QueryStringRule(Kind.UNKNOWN, Set.of());

    private static final String WILDCARD = "*";

    public QueryStringRule {
        names = Set.copyOf(names);
    }

    /** The parameters that are part of the cache key. */
    public enum Kind {
        NONE,
        LISTED,
        ALL_EXCEPT,
        ALL,
        UNKNOWN
    }

    /** The part of a query that is in the cache key. */
    enum Share {
        ALL,
        SOME,
        NONE,
        UNKNOWN
    }

    /** Returns the parameters that CloudFront calls a whitelist. */
    public static QueryStringRule listed(Set<String> names) {
        return new QueryStringRule(Kind.LISTED, names);
    }

    /** Returns all parameters except some. */
    public static QueryStringRule allExcept(Set<String> names) {
        return new QueryStringRule(Kind.ALL_EXCEPT, names);
    }

    /** Returns the names in alphabetical order. */
    List<String> sortedNames() {
        return List.copyOf(new TreeSet<>(names));
    }

    /** Returns the share of a query, given without {@code ?}, that is in the cache key. It may end with {@code *}. */
    Share shareOf(String query) {
        return switch (kind) {
            case ALL -> Share.ALL;
            case NONE -> Share.NONE;
            case UNKNOWN -> Share.UNKNOWN;
            case LISTED, ALL_EXCEPT ->
                names.stream().anyMatch(name -> name.contains(WILDCARD)) || query.isEmpty()
                        ? Share.UNKNOWN
                        : shareOfParameters(query);
        };
    }

    private Share shareOfParameters(String query) {
        List<String> parameters = Arrays.asList(query.split("&", -1));
        long included = parameters.stream().filter(this::mayInclude).count();
        if (included == parameters.size()) {
            return Share.ALL;
        }
        return included == 0 ? Share.NONE : Share.SOME;
    }

    /** Returns true for a name that a wildcard cuts off, unless no parameter in the key starts like it. */
    private boolean mayInclude(String parameter) {
        String name = parameter.split("=", 2)[0];
        if (name.endsWith(WILDCARD)) {
            String start = name.substring(0, name.length() - 1);
            return kind == Kind.ALL_EXCEPT || names.stream().anyMatch(listed -> listed.startsWith(start));
        }
        return names.contains(name) == (kind == Kind.LISTED);
    }
}
