package io.edgepurge.aws;

import io.edgepurge.aws.ManagedCachePolicies.CachedBy;
import io.edgepurge.domain.endpointcheck.PathPattern;
import io.edgepurge.domain.endpointcheck.QueryStringRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyQueryStringsConfig;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.ForwardedValues;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociations;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociations;
import software.amazon.awssdk.services.cloudfront.model.TrustedKeyGroups;
import software.amazon.awssdk.services.cloudfront.model.TrustedSigners;

/**
 * A cache behavior in CloudFront's API. The SDK has one type for the default behavior and another for those with a pattern.
 *
 * @param legacy the cache settings of a behavior without a cache policy
 */
// distributions from before cache policies keep their settings, so the deprecated fields matter
@SuppressWarnings("deprecation")
record BehaviorView(
        PathPattern pattern, Optional<String> cachePolicy, CachedBy legacy, boolean signed, List<String> functions) {

    static BehaviorView of(CacheBehavior behavior) {
        return new BehaviorView(
                new PathPattern(behavior.pathPattern()),
                nonEmpty(behavior.cachePolicyId()),
                legacy(behavior.forwardedValues(), behavior.maxTTL()),
                signed(behavior.trustedSigners(), behavior.trustedKeyGroups()),
                functions(behavior.functionAssociations(), behavior.lambdaFunctionAssociations()));
    }

    static BehaviorView of(DefaultCacheBehavior behavior) {
        return new BehaviorView(
                PathPattern.DEFAULT,
                nonEmpty(behavior.cachePolicyId()),
                legacy(behavior.forwardedValues(), behavior.maxTTL()),
                signed(behavior.trustedSigners(), behavior.trustedKeyGroups()),
                functions(behavior.functionAssociations(), behavior.lambdaFunctionAssociations()));
    }

    /** Returns the part of a cache policy that decides about purges. */
    static CachedBy cachedBy(CachePolicyConfig policy) {
        boolean disabled = policy.maxTTL() != null && policy.maxTTL() == 0;
        return policy.parametersInCacheKeyAndForwardedToOrigin() == null
                ? new CachedBy(QueryStringRule.UNKNOWN, disabled)
                : new CachedBy(
                        query(policy.parametersInCacheKeyAndForwardedToOrigin().queryStringsConfig()), disabled);
    }

    private static QueryStringRule query(@Nullable CachePolicyQueryStringsConfig config) {
        if (config == null) {
            return QueryStringRule.UNKNOWN;
        }
        Set<String> names = config.queryStrings() == null
                ? Set.of()
                : Set.copyOf(config.queryStrings().items());
        return switch (config.queryStringBehavior()) {
            case NONE -> QueryStringRule.NONE;
            case WHITELIST -> QueryStringRule.listed(names);
            case ALL_EXCEPT -> QueryStringRule.allExcept(names);
            case ALL -> QueryStringRule.ALL;
            case UNKNOWN_TO_SDK_VERSION -> QueryStringRule.UNKNOWN;
        };
    }

    /**
     * Returns the cache settings of before cache policies. Forwarding all headers disables caching.
     *
     * @see <a href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html">ForwardedValues</a>
     */
    private static CachedBy legacy(@Nullable ForwardedValues forwarded, @Nullable Long maxTtl) {
        if (forwarded == null) {
            return CachedBy.UNKNOWN;
        }
        boolean allHeaders =
                forwarded.headers() != null && forwarded.headers().items().contains("*");
        return new CachedBy(query(forwarded), allHeaders || (maxTtl != null && maxTtl == 0));
    }

    private static QueryStringRule query(ForwardedValues forwarded) {
        if (!Boolean.TRUE.equals(forwarded.queryString())) {
            return QueryStringRule.NONE;
        }
        Set<String> names = forwarded.queryStringCacheKeys() == null
                ? Set.of()
                : Set.copyOf(forwarded.queryStringCacheKeys().items());
        return names.isEmpty() || names.contains("*") ? QueryStringRule.ALL : QueryStringRule.listed(names);
    }

    private static boolean signed(@Nullable TrustedSigners signers, @Nullable TrustedKeyGroups groups) {
        return (signers != null && Boolean.TRUE.equals(signers.enabled()))
                || (groups != null && Boolean.TRUE.equals(groups.enabled()));
    }

    /** Returns the ARNs of the functions on viewer requests. Those on origin requests run after the cache key is computed. */
    private static List<String> functions(
            @Nullable FunctionAssociations functions, @Nullable LambdaFunctionAssociations lambdas) {
        return Stream.concat(
                        functions == null
                                ? Stream.empty()
                                : functions.items().stream()
                                        .filter(one -> one.eventType() == EventType.VIEWER_REQUEST)
                                        .map(one -> one.functionARN()),
                        lambdas == null
                                ? Stream.empty()
                                : lambdas.items().stream()
                                        .filter(one -> one.eventType() == EventType.VIEWER_REQUEST)
                                        .map(one -> one.lambdaFunctionARN()))
                .toList();
    }

    private static Optional<String> nonEmpty(@Nullable String text) {
        return Optional.ofNullable(text).filter(id -> !id.isEmpty());
    }
}
