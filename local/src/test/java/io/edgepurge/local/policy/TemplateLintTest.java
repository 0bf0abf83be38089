package io.edgepurge.local.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    private static final Path TEMPLATE = Path.of("..", "template.yaml");
    private static final Path TRANSFORM = Path.of("src", "test", "resources", "template", "transform.py");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsTheTools() {
        assumeTrue(
                exitCode("cfn-lint", "--version") == 0
                        && exitCode("python3", "-c", "import cfnlint, samtranslator, boto3") == 0,
                "cfn-lint and aws-sam-translator are not installed: the template is checked by our own rules only");
    }

    @Test
    void cfn_lint_has_nothing_to_say_about_the_template() {
        assertThat(lint("eu-central-1", TEMPLATE)).isEmpty();
    }

    /** The front door is made whole in us-east-1 only. */
    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "us-east-1"})
    void cfn_lint_has_nothing_to_say_about_what_CloudFormation_makes_of_it(String region) throws IOException {
        Path transformed = Files.writeString(folder.resolve("transformed.json"), transformed(region));

        assertThat(lint(region, transformed)).isEmpty();
    }

    @Test
    void services_may_invoke_for_this_stack_alone_also_where_the_transform_says_so() throws IOException {
        JsonNode transformed = JSON.readTree(transformed("eu-central-1"));
        Rule rule = Rules.all().stream()
                .filter(one -> one.id().equals("CKV_AWS_364"))
                .findFirst()
                .orElseThrow();

        assertThat(new Stack(transformed).all("AWS::Lambda::Permission")).hasSizeGreaterThan(5);
        assertThat(rule.unexcused(new Stack(transformed))).isEmpty();
    }

    @Test
    void every_function_is_called_by_its_alias_only() throws IOException {
        JsonNode transformed = JSON.readTree(transformed("eu-central-1"));

        assertThat(new Stack(transformed).resources())
                .filteredOn(resource -> List.of("AWS::Lambda::Permission", "AWS::Lambda::EventSourceMapping")
                        .contains(resource.type()))
                .allSatisfy(resource -> assertThat(
                                resource.at("/FunctionName").path("Ref").asText())
                        .as(resource.name())
                        .endsWith("Aliaslive"));
    }

    private static String transformed(String region) {
        return outputOf("python3", TRANSFORM.toString(), TEMPLATE.toString(), region);
    }

    /** Warnings and remarks too: {@code I} stands for the latter. */
    private static String lint(String region, Path file) {
        return outputOf("cfn-lint", "--include-checks", "I", "--regions", region, "--", file.toString());
    }

    private static String outputOf(String... command) {
        try {
            Process process = process(command);
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(String... command) {
        try {
            Process process = process(command);
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Process process(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("AWS_EC2_METADATA_DISABLED", "true"));
        return builder.start();
    }
}
