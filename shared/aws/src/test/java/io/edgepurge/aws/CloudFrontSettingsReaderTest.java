package io.edgepurge.aws;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.endpointcheck.CacheBehavior;
import io.edgepurge.domain.endpointcheck.CheckFailure;
import io.edgepurge.domain.endpointcheck.CheckFailure.Reason;
import io.edgepurge.domain.endpointcheck.DistributionSettings;
import io.edgepurge.domain.endpointcheck.DistributionSettingsReader.Result;
import io.edgepurge.domain.endpointcheck.PathPattern;
import io.edgepurge.domain.endpointcheck.QueryStringRule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyRequest;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;

@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
class CloudFrontSettingsReaderTest {
    private static final String OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    private static final String DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    @Test
    void aliases_tag_header_and_behaviors_are_read_in_order() {
        StubCloudFront cloudFront = new StubCloudFront(config(config -> config.aliases(
                        all -> all.quantity(1).items("img.example.com"))
                .cacheTagConfig(tags -> tags.headerName("Cache-Tag"))
                .cacheBehaviors(all -> all.quantity(2)
                        .items(
                                one -> one.pathPattern("/api/*").cachePolicyId(DISABLED),
                                one -> one.pathPattern("*.jpg").cachePolicyId("custom")))
                .defaultCacheBehavior(one -> one.cachePolicyId(OPTIMIZED)
                        .trustedKeyGroups(
                                groups -> groups.enabled(true).quantity(1).items("group")))));
        cloudFront.policies.put("custom", policy("whitelist", 60, "w"));

        assertThat(read(cloudFront))
                .isEqualTo(new DistributionSettings(
                        Set.of("img.example.com"),
                        Optional.of("Cache-Tag"),
                        List.of(
                                new CacheBehavior(
                                        new PathPattern("/api/*"), QueryStringRule.NONE, true, false, List.of()),
                                CacheBehavior.of(new PathPattern("*.jpg"), QueryStringRule.listed(Set.of("w"))),
                                new CacheBehavior(PathPattern.DEFAULT, QueryStringRule.NONE, false, true, List.of()))));
    }

    @Test
    void only_functions_on_viewer_requests_can_change_the_key() {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.cachePolicyId(OPTIMIZED)
                .functionAssociations(all -> all.quantity(2)
                        .items(
                                f -> f.eventType(EventType.VIEWER_REQUEST).functionARN("arn:function/a"),
                                f -> f.eventType(EventType.VIEWER_RESPONSE).functionARN("arn:function/b")))
                .lambdaFunctionAssociations(all -> all.quantity(2)
                        .items(
                                f -> f.eventType(EventType.VIEWER_REQUEST).lambdaFunctionARN("arn:lambda/c"),
                                f -> f.eventType(EventType.ORIGIN_REQUEST).lambdaFunctionARN("arn:lambda/d")))));

        assertThat(read(cloudFront).behaviors().getLast().functions())
                .containsExactly("arn:function/a", "arn:lambda/c");
    }

    @ParameterizedTest
    @CsvSource({
        "none, 60, NONE, false",
        "whitelist, 60, LISTED, false",
        "allExcept, 60, ALL_EXCEPT, false",
        "all, 60, ALL, false",
        "all, 0, ALL, true",
        "new-word, 60, UNKNOWN, false",
    })
    void a_cache_policy_tells_the_query_and_the_lifetime(
            String word, long maxTtl, QueryStringRule.Kind kind, boolean disabled) {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.cachePolicyId("custom")));
        cloudFront.policies.put("custom", policy(word, maxTtl, "w"));

        CacheBehavior behavior = read(cloudFront).behaviors().getLast();

        assertThat(behavior.query().kind()).isEqualTo(kind);
        assertThat(behavior.cachingDisabled()).isEqualTo(disabled);
    }

    @ParameterizedTest
    @CsvSource({
        "false, '', , 60, NONE, false",
        "true, '', , 60, ALL, false",
        "true, w, , 60, LISTED, false",
        "true, '*', , 60, ALL, false",
        "true, '', , 0, ALL, true",
        "true, '', '*', 60, ALL, true",
        "true, '', Accept, 60, ALL, false",
    })
    @SuppressWarnings("deprecation") // the settings of distributions without cache policies
    void a_distribution_from_before_cache_policies_is_understood(
            boolean forwards, String key, String header, long maxTtl, QueryStringRule.Kind kind, boolean disabled) {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.maxTTL(maxTtl)
                .forwardedValues(values -> values.queryString(forwards)
                        .queryStringCacheKeys(keys -> keys.items(key.isEmpty() ? List.of() : List.of(key)))
                        .headers(headers -> headers.items(header == null ? List.of() : List.of(header))))));

        CacheBehavior behavior = read(cloudFront).behaviors().getLast();

        assertThat(behavior.query().kind()).isEqualTo(kind);
        assertThat(behavior.cachingDisabled()).isEqualTo(disabled);
    }

    @Test
    void a_policy_is_read_once_and_a_managed_one_never() {
        StubCloudFront cloudFront = new StubCloudFront(config(config -> config.cacheBehaviors(all -> all.items(
                        one -> one.pathPattern("/a*").cachePolicyId("custom"),
                        one -> one.pathPattern("/b*").cachePolicyId("custom"),
                        one -> one.pathPattern("/c*").cachePolicyId(OPTIMIZED)))
                .defaultCacheBehavior(one -> one.cachePolicyId("custom"))));
        cloudFront.policies.put("custom", policy("all", 60));

        read(cloudFront);

        assertThat(cloudFront.calls).containsExactly("config", "custom");
    }

    @Test
    void a_policy_that_may_not_be_read_leaves_its_queries_unknown() {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.cachePolicyId("custom")));
        cloudFront.failure = Optional.of(error(403, "AccessDenied"));

        assertThat(read(cloudFront).behaviors().getLast().query()).isEqualTo(QueryStringRule.UNKNOWN);
    }

    @Test
    void a_throttled_policy_fails_the_reading() {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.cachePolicyId("custom")));
        cloudFront.failure = Optional.of(error(400, "Throttling"));

        assertThat(result(cloudFront)).isEqualTo(failed(Reason.UNAVAILABLE, "Throttling"));
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, NOT_ALLOWED",
        "404, NoSuchDistribution, NOT_FOUND",
        "400, Throttling, UNAVAILABLE",
        "429, TooManyRequestsException, UNAVAILABLE",
        "503, ServiceUnavailable, UNAVAILABLE",
    })
    void an_error_of_cloudfront_becomes_a_reason(int status, String code, Reason reason) {
        StubCloudFront cloudFront = new StubCloudFront(error(status, code));

        assertThat(result(cloudFront)).isEqualTo(failed(reason, code));
    }

    @Test
    void a_lost_response_becomes_a_reason() {
        assertThat(result(new StubCloudFront(SdkClientException.create("reset"))))
                .isEqualTo(failed(Reason.UNAVAILABLE, "CloudFront did not respond."));
    }

    @Test
    void each_call_needs_a_permit() {
        StubCloudFront cloudFront = new StubCloudFront(defaultBehavior(one -> one.cachePolicyId("custom")));
        Iterator<Boolean> permits = List.of(true, false).iterator();

        Result result = new CloudFrontSettingsReader(cloudFront).read(IMAGES, permits::next);

        assertThat(result).isEqualTo(failed(Reason.UNAVAILABLE, "No call of CloudFront was left."));
        assertThat(cloudFront.calls).containsExactly("config");
    }

    private static DistributionSettings read(StubCloudFront cloudFront) {
        return ((Result.Read) result(cloudFront)).settings();
    }

    private static Result result(StubCloudFront cloudFront) {
        return new CloudFrontSettingsReader(cloudFront).read(IMAGES, () -> true);
    }

    private static Result failed(Reason reason, String detail) {
        return new Result.Failed(new CheckFailure(reason, detail));
    }

    private static DistributionConfig config(Consumer<DistributionConfig.Builder> settings) {
        return DistributionConfig.builder().applyMutation(settings).build();
    }

    private static DistributionConfig defaultBehavior(Consumer<DefaultCacheBehavior.Builder> behavior) {
        return config(config -> config.defaultCacheBehavior(behavior));
    }

    private static CachePolicyConfig policy(String query, long maxTtl, String... names) {
        return CachePolicyConfig.builder()
                .maxTTL(maxTtl)
                .parametersInCacheKeyAndForwardedToOrigin(key -> key.queryStringsConfig(
                        config -> config.queryStringBehavior(query).queryStrings(all -> all.items(names))))
                .build();
    }

    private static CloudFrontException error(int status, String code) {
        return (CloudFrontException) CloudFrontException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static final class StubCloudFront implements CloudFrontClient {
        private final Object config;
        private final Map<String, CachePolicyConfig> policies = new java.util.HashMap<>();
        private final List<String> calls = new ArrayList<>();
        private Optional<CloudFrontException> failure = Optional.empty();

        StubCloudFront(Object configOrFailure) {
            this.config = configOrFailure;
        }

        @Override
        public GetDistributionConfigResponse getDistributionConfig(GetDistributionConfigRequest request) {
            calls.add("config");
            return switch (config) {
                case DistributionConfig read ->
                    GetDistributionConfigResponse.builder()
                            .distributionConfig(read)
                            .build();
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException();
            };
        }

        @Override
        public GetCachePolicyResponse getCachePolicy(GetCachePolicyRequest request) {
            calls.add(request.id());
            failure.ifPresent(e -> {
                throw e;
            });
            return GetCachePolicyResponse.builder()
                    .cachePolicy(policy -> policy.id(request.id()).cachePolicyConfig(policies.get(request.id())))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
