package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import io.edgepurge.local.template.TemplateYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the stack's CloudFront distribution reads the dashboard's bucket, and the API keeps its behavior. */
class DashboardPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Stack STACK = new Stack(TemplateYaml.read(Path.of("..", "template.yaml")));
    private static final String CONFIG = "/DistributionConfig";

    @Test
    void the_dashboard_is_created_only_if_enabled() {
        assertThat(STACK.resources().filter(resource -> resource.name().startsWith("Dashboard")))
                .hasSize(4)
                .allSatisfy(resource ->
                        assertThat(resource.node().path("Condition").asText()).isEqualTo("HasDashboard"));
    }

    @Test
    void only_this_distribution_reads_the_bucket() throws IOException {
        assertThat(STACK.all("AWS::S3::BucketPolicy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy.allowing()).containsExactly(JSON.readTree("""
                        {
                          "Sid": "AllowFrontDoorRead",
                          "Effect": "Allow",
                          "Principal": {"Service": "cloudfront.amazonaws.com"},
                          "Action": "s3:GetObject",
                          "Resource": {"Fn::Sub": "${DashboardBucket.Arn}/*"},
                          "Condition": {"StringEquals": {"AWS:SourceArn": {"Fn::Sub":
                            "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${FrontDoorDistribution}"}}}
                        }""")));
    }

    @Test
    void the_bucket_requires_TLS() throws IOException {
        assertThat(STACK.named("DashboardBucketPolicy").statements()).contains(JSON.readTree("""
                {
                  "Sid": "TlsOnly",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:*",
                  "Resource": [{"Fn::GetAtt": "DashboardBucket.Arn"}, {"Fn::Sub": "${DashboardBucket.Arn}/*"}],
                  "Condition": {"Bool": {"aws:SecureTransport": "false"}}
                }"""));
    }

    @Test
    void access_control_lists_are_disabled() {
        assertThat(STACK.named("DashboardBucket")
                        .at("/OwnershipControls/Rules/0/ObjectOwnership")
                        .asText())
                .isEqualTo("BucketOwnerEnforced");
    }

    @Test
    void old_versions_expire() {
        assertThat(STACK.named("DashboardBucket")
                        .at("/LifecycleConfiguration/Rules/0/NoncurrentVersionExpiration/NoncurrentDays")
                        .asInt())
                .isBetween(1, 90);
    }

    @Test
    void the_dashboard_allows_reads_only_and_has_its_security_headers() {
        JsonNode behaviour = behaviours().at("/DefaultCacheBehavior/Fn::If/1");

        assertThat(Resource.texts(behaviour.path("AllowedMethods"))).containsExactly("GET", "HEAD");
        assertThat(behaviour.at("/ResponseHeadersPolicyId/Ref").asText()).isEqualTo("DashboardHeaders");
        assertThat(behaviour.at("/TargetOriginId").asText()).isEqualTo("dashboard");
        assertThat(behaviour.has("OriginRequestPolicyId"))
                .as("what the browser sends beside the path goes to the bucket")
                .isFalse();
    }

    @Test
    void the_distribution_signs_its_requests_to_the_bucket() {
        JsonNode origin = behaviours().at("/Origins/1/Fn::If/1");

        assertThat(origin.at("/OriginAccessControlId/Fn::GetAtt").asText()).isEqualTo("DashboardAccess.Id");
        assertThat(STACK.named("DashboardAccess")
                        .at("/OriginAccessControlConfig/SigningBehavior")
                        .asText())
                .isEqualTo("always");
    }

    @Test
    void the_API_behaves_as_without_the_dashboard() {
        JsonNode without = behaviours().at("/DefaultCacheBehavior/Fn::If/2");
        ObjectNode with = behaviours().at("/CacheBehaviors/Fn::If/1/0").deepCopy();

        assertThat(with.remove("PathPattern").asText()).isEqualTo("/v1/*");
        assertThat(with).isEqualTo(without);
        assertThat(routes()).hasSizeGreaterThan(8).allMatch(path -> path.startsWith("/v1/"));
    }

    /** Responses belong to one caller, so no shared cache may store them. */
    @Test
    void API_responses_are_not_cached() {
        assertThat(behaviours().findValuesAsText("TargetOriginId"))
                .containsExactlyInAnyOrderElementsOf(List.of("dashboard", "api", "api"));
        assertThat(behaviours().at("/CacheBehaviors/Fn::If/1/0/CachePolicyId").asText())
                .as("CachingDisabled")
                .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    }

    private static Stream<String> routes() {
        return STACK.functions()
                .flatMap(function -> function.at("/Events").valueStream())
                .map(event -> event.at("/Properties/Path").asText())
                .filter(path -> !path.isEmpty());
    }

    private static JsonNode behaviours() {
        return STACK.named("FrontDoorDistribution").at(CONFIG);
    }
}
