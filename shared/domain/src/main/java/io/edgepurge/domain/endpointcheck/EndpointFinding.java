package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finding about a URL endpoint.
 *
 * @param pattern the path pattern to which the finding applies; empty for the whole endpoint
 * @param detail names of query parameters or functions; can be empty
 */
public record EndpointFinding(FindingRule rule, Optional<PathPattern> pattern, String detail) {

    /** Returns the findings about an endpoint, those about the whole endpoint first. */
    public static List<EndpointFinding> of(UrlEndpoint endpoint, DistributionSettings settings) {
        List<EndpointFinding> findings = new ArrayList<>();
        if (!settings.mayServe(endpoint.host())) {
            findings.add(new EndpointFinding(FindingRule.HOST_NOT_SERVED, Optional.empty(), ""));
        }
        if (endpoint.tagPrefix().isPresent() && settings.tagHeader().isEmpty()) {
            findings.add(new EndpointFinding(FindingRule.TAG_HEADER_MISSING, Optional.empty(), ""));
        }
        settings.behaviorsFor(new InvalidationPath(endpoint.prefix() + "*"))
                .forEach(behavior -> findings.addAll(of(behavior)));
        return List.copyOf(findings);
    }

    /** Returns the problem with its details, as text for operators. */
    public String sentence() {
        return detail.isEmpty() ? rule.sentence() : rule.sentence() + " " + detail;
    }

    private static List<EndpointFinding> of(CacheBehavior behavior) {
        List<EndpointFinding> findings = new ArrayList<>();
        List<String> names = behavior.query().sortedNames();
        switch (behavior.query().kind()) {
            case ALL -> {}
            case NONE -> findings.add(of(FindingRule.QUERY_NOT_IN_KEY, behavior, ""));
            case LISTED ->
                findings.add(of(
                        FindingRule.QUERY_PARTLY_IN_KEY,
                        behavior,
                        "Part of the key: " + String.join(", ", names) + "."));
            case ALL_EXCEPT ->
                findings.add(of(
                        FindingRule.QUERY_PARTLY_IN_KEY,
                        behavior,
                        "Not part of the key: " + String.join(", ", names) + "."));
            case UNKNOWN -> findings.add(of(FindingRule.CACHE_POLICY_UNREADABLE, behavior, ""));
        }
        if (!behavior.functions().isEmpty()) {
            findings.add(of(
                    FindingRule.FUNCTION_MAY_REWRITE,
                    behavior,
                    "Function: " + String.join(", ", behavior.functions()) + "."));
        }
        if (behavior.cachingDisabled()) {
            findings.add(of(FindingRule.CACHING_DISABLED, behavior, ""));
        }
        if (behavior.signed()) {
            findings.add(of(FindingRule.SIGNED_URLS, behavior, ""));
        }
        return findings;
    }

    private static EndpointFinding of(FindingRule rule, CacheBehavior behavior, String detail) {
        return new EndpointFinding(rule, Optional.of(behavior.pattern()), detail);
    }
}
