package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the template with cfn-lint and with the translator that CloudFormation's SAM transform uses. Skipped if they are not
 * installed.
 *
 * @see <a href="https://github.com/aws/serverless-application-model">aws-sam-translator</a>
 */
class TemplateLintTest {
    private static final String ALIAS = "Aliaslive";
    private static final Pattern ALIAS_IN_ADDRESS = Pattern.compile("/functions/\\$\\{\\w+" + ALIAS + "}/invocations$");

    @BeforeAll
    static void needsTheTools() {
        assumeTrue(AwsTools.areInstalled(), AwsTools.MISSING);
    }

    @Test
    void cfn_lint_accepts_the_template() {
        assertThat(AwsTools.lint("template")).isEmpty();
    }

    /** The distribution in front of the API is complete in us-east-1 only. */
    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-east-1"})
    void cfn_lint_accepts_the_transformed_template(String region) {
        assertThat(AwsTools.lint(region)).isEmpty();
    }

    @Test
    void permissions_that_the_transform_adds_are_limited_to_this_stack() {
        Stack transformed = new Stack(AwsTools.transformed("eu-central-1"));
        Rule rule = Rules.all().stream()
                .filter(one -> one.id().equals("CKV_AWS_364"))
                .findFirst()
                .orElseThrow();

        assertThat(transformed.all("AWS::Lambda::Permission")).hasSizeGreaterThan(5);
        assertThat(rule.violations(transformed)).isEmpty();
    }

    /**
     * The transform turns {@code DisableExecuteApiEndpoint} into a server without a URL, of which API Gateway warns.
     *
     * @see <a href="https://github.com/aws/serverless-application-model/issues/2424">How the import fails</a>
     */
    @Test
    void an_API_whose_default_endpoint_can_be_disabled_does_not_fail_on_warnings() {
        Stack transformed = new Stack(AwsTools.transformed("eu-central-1"));

        assertThat(transformed.all("AWS::ApiGatewayV2::Api"))
                .filteredOn(TemplateLintTest::canDisableDefaultEndpoint)
                .isNotEmpty()
                .noneMatch(api -> api.at("/FailOnWarnings").asBoolean());
    }

    private static boolean canDisableDefaultEndpoint(Resource api) {
        return api.has("/DisableExecuteApiEndpoint")
                || !api.at("/Body").findValues("disableExecuteApiEndpoint").isEmpty();
    }

    /** The transform keeps the condition around the whole CORS configuration. */
    @Test
    void cors_allows_one_origin_if_configured_and_none_otherwise() {
        Stack transformed = new Stack(AwsTools.transformed("eu-central-1"));

        JsonNode cors = transformed
                .all("AWS::ApiGatewayV2::Api")
                .map(api -> api.at("/Body/x-amazon-apigateway-cors/Fn::If"))
                .findFirst()
                .orElseThrow();

        assertThat(cors.at("/0").asText()).isEqualTo("HasBrowserOrigin");
        assertThat(cors.at("/1/allowOrigins")).hasSize(1);
        assertThat(cors.at("/1/allowCredentials").asText("none")).isEqualTo("false");
        assertThat(cors.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
    }

    @Test
    void every_function_is_called_by_its_alias_only() {
        Stack transformed = new Stack(AwsTools.transformed("eu-central-1"));

        assertThat(transformed.all("AWS::Lambda::Permission").map(TemplateLintTest::calledFunction))
                .hasSizeGreaterThan(5)
                .allMatch(TemplateLintTest::isAnAlias);
        assertThat(transformed.all("AWS::Lambda::EventSourceMapping").map(TemplateLintTest::calledFunction))
                .hasSize(2)
                .allMatch(TemplateLintTest::isAnAlias);
        assertThat(transformed.all("AWS::ApiGatewayV2::Api").flatMap(TemplateLintTest::integrations))
                .hasSizeGreaterThan(5)
                .allMatch(address -> ALIAS_IN_ADDRESS.matcher(address).find());
    }

    private static String calledFunction(Resource caller) {
        return caller.at("/FunctionName").path("Ref").asText();
    }

    private static boolean isAnAlias(String function) {
        return function.endsWith(ALIAS);
    }

    /** Returns the integration URIs of the API's routes. */
    private static Stream<String> integrations(Resource api) {
        return api.at("/Body").findValues("x-amazon-apigateway-integration").stream()
                .map(integration -> integration.at("/uri/Fn::Sub").asText());
    }
}
