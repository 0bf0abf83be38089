package io.edgepurge.conformance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.template.Resource;
import io.edgepurge.local.template.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The template by AWS's own tools, where they are installed: cfn-lint, and the translator that CloudFormation's transform is
 * made of. Elsewhere these tests are reported as skipped.
 *
 * @see <a href="https://github.com/aws/serverless-application-model">aws-sam-translator</a>
 */
class TemplateLintTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALIAS = "Aliaslive";
    private static final Pattern ALIAS_IN_ADDRESS = Pattern.compile("/functions/\\$\\{\\w+" + ALIAS + "}/invocations$");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheTools() {
        assumeTrue(AwsTools.areInstalled(), AwsTools.MISSING);
    }

    @Test
    void cfn_lint_has_nothing_to_say_about_the_template() {
        assertThat(AwsTools.lint("eu-central-1", AwsTools.TEMPLATE)).isEmpty();
    }

    /** The front door is made whole in us-east-1 only. */
    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-east-1"})
    void cfn_lint_has_nothing_to_say_about_what_CloudFormation_makes_of_it(String region) throws IOException {
        Path transformed =
                Files.writeString(folder.resolve("transformed.json"), AwsTools.transformed(region, List.of()));

        assertThat(AwsTools.lint(region, transformed)).isEmpty();
    }

    @Test
    void services_may_invoke_for_this_stack_alone_also_where_the_transform_says_so() throws IOException {
        JsonNode transformed = JSON.readTree(AwsTools.transformed("eu-central-1", List.of()));
        Rule rule = Rules.all().stream()
                .filter(one -> one.id().equals("CKV_AWS_364"))
                .findFirst()
                .orElseThrow();

        assertThat(new Stack(transformed).all("AWS::Lambda::Permission")).hasSizeGreaterThan(5);
        assertThat(rule.unexcused(new Stack(transformed))).isEmpty();
    }

    /**
     * API Gateway warns of the server without an address that the transform makes of {@code DisableExecuteApiEndpoint}.
     *
     * @see <a href="https://github.com/aws/serverless-application-model/issues/2424">How the import fails</a>
     */
    @Test
    void an_API_that_may_lose_its_own_address_does_not_fail_on_warnings() throws IOException {
        Stack transformed = new Stack(JSON.readTree(AwsTools.transformed("eu-central-1", List.of())));

        assertThat(transformed.all("AWS::ApiGatewayV2::Api"))
                .filteredOn(TemplateLintTest::mayLoseItsAddress)
                .isNotEmpty()
                .noneMatch(api -> api.at("/FailOnWarnings").asBoolean());
    }

    private static boolean mayLoseItsAddress(Resource api) {
        return api.has("/DisableExecuteApiEndpoint")
                || !api.at("/Body").findValues("disableExecuteApiEndpoint").isEmpty();
    }

    /** The transform keeps the condition around the whole, so that API Gateway is told nothing where there is no origin. */
    @Test
    void one_origin_is_let_in_where_there_is_one_and_nobody_elsewhere() throws IOException {
        Stack transformed = new Stack(JSON.readTree(AwsTools.transformed("eu-central-1", List.of())));

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
    void every_function_is_called_by_its_alias_only() throws IOException {
        Stack transformed = new Stack(JSON.readTree(AwsTools.transformed("eu-central-1", List.of())));

        assertThat(transformed.all("AWS::Lambda::Permission").map(TemplateLintTest::calledFunction))
                .hasSizeGreaterThan(5)
                .allMatch(TemplateLintTest::isAnAlias);
        assertThat(transformed.all("AWS::Lambda::EventSourceMapping").map(TemplateLintTest::calledFunction))
                .hasSize(1)
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

    /** The addresses that the API's routes go to. */
    private static Stream<String> integrations(Resource api) {
        return api.at("/Body").findValues("x-amazon-apigateway-integration").stream()
                .map(integration -> integration.at("/uri/Fn::Sub").asText());
    }
}
