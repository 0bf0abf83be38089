package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import io.edgepurge.local.template.TemplateYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy of docs/deploy-policy.json suffices for CloudFormation, according to the resource schemas that AWS publishes. */
class DeployPolicyTest {
    private static final Stack STACK = new Stack(TemplateYaml.read(Path.of("..", "template.yaml")));
    private static final DeployPolicy POLICY = DeployPolicy.read();

    /** The types that the SAM transform creates for each type of its own. */
    private static final Map<String, Set<String>> TRANSFORMED = Map.of(
            "AWS::Serverless::Function",
            Set.of(
                    "AWS::Lambda::Function",
                    "AWS::Lambda::Version",
                    "AWS::Lambda::Alias",
                    "AWS::Lambda::Permission",
                    "AWS::Lambda::EventSourceMapping",
                    "AWS::Lambda::EventInvokeConfig"),
            "AWS::Serverless::HttpApi",
            Set.of("AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage"));

    static Stream<StackPermission> needed() {
        return StackPermission.all().stream().filter(StackPermission::isNeeded);
    }

    @ParameterizedTest
    @MethodSource("needed")
    void an_action_of_CloudFormation_is_granted(StackPermission permission) {
        assertThat(POLICY.allows(permission.action(), permission.resource()))
                .as("%s on %s", permission, permission.resource())
                .isTrue();
    }

    @Test
    void the_permissions_cover_exactly_the_types_of_the_template() {
        assertThat(StackPermission.all().stream().map(StackPermission::type).distinct())
                .containsExactlyInAnyOrderElementsOf(types());
    }

    @Test
    void the_types_are_those_that_the_SAM_transform_creates() {
        assumeTrue(AwsTools.areInstalled(), AwsTools.MISSING);

        assertThat(new Stack(AwsTools.transformed("eu-central-1"))
                        .resources()
                        .map(Resource::type)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(types());
    }

    /** The SAM CLI creates its bucket for jars in a stack of its own, with the same permissions. */
    @Test
    void the_bucket_of_the_SAM_CLI_can_be_created_tagged_and_read() {
        assertThat(needed().filter(permission -> permission.type().startsWith("AWS::S3::"))
                        .filter(permission -> !permission.handlers().equals("delete"))
                        .map(StackPermission::action)
                        .filter(action -> !List.of(
                                        "s3:PutBucketOwnershipControls",
                                        "s3:PutLifecycleConfiguration",
                                        "s3:DeleteObject")
                                .contains(action)))
                .hasSizeGreaterThan(20)
                .allMatch(action ->
                        POLICY.allows(action, "arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1a"));
    }

    @Test
    void resources_of_other_stacks_and_unknown_actions_are_not_granted() {
        assertThat(POLICY.allows("dynamodb:DeleteTable", "arn:aws:dynamodb:eu-central-1:123456789012:table/other"))
                .isFalse();
        assertThat(POLICY.allows("iam:CreateRole", "arn:aws:iam::123456789012:role/admin"))
                .isFalse();
        assertThat(POLICY.allows("cloudfront:CreateInvalidation", "*")).isFalse();
        assertThat(POLICY.allows("cloudwatch:PutMetricAlarm", "*")).isFalse();
    }

    private static Set<String> types() {
        return STACK.resources()
                .map(Resource::type)
                .flatMap(type -> TRANSFORMED.getOrDefault(type, Set.of(type)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
