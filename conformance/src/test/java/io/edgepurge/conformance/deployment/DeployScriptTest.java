package io.edgepurge.conformance.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the workflow deploy.yml, with programs that stand in for {@code aws} and {@code sam}. */
class DeployScriptTest {
    private static final String ARN = "arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7";
    private static final String TENANT = "arn:aws:cloudfront::123456789012:distribution-tenant/dt_1A2b";
    private static final String NO_STACK =
            "echo \"An error occurred (ValidationError): Stack with id edgepurge does not exist\" >&2; exit 254";
    private static final String EXISTS = "echo UPDATE_COMPLETE";

    @TempDir
    private Path programs;

    @BeforeEach
    void standInForSam() throws IOException {
        program("sam", "printf '[%s]' \"$@\"");
    }

    @Test
    void the_first_deployment_without_distributions_names_the_missing_input() throws Exception {
        program("aws", NO_STACK);

        Result result = deploy("prod", "");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .startsWith("::error::The first deployment of edgepurge needs the distributions")
                .contains("input distribution-arns", "variable DISTRIBUTION_ARNS", "samconfig.toml")
                .doesNotContain("[deploy]");
    }

    /** A change set of a stack that was never created leaves the stack without parameters. */
    @Test
    void a_stack_in_review_counts_as_new() throws Exception {
        program("aws", "echo REVIEW_IN_PROGRESS");

        assertThat(deploy("dev", "").exitCode()).isEqualTo(2);
    }

    @Test
    void distributions_are_added_to_the_parameters_of_samconfig() throws Exception {
        program("aws", NO_STACK);

        assertThat(deploy("dev", ARN + "," + TENANT).output())
                .contains("[deploy][--config-env][dev][--region][eu-central-1]")
                .endsWith("[--parameter-overrides][DistributionArns=" + ARN + "," + TENANT
                        + " LogRetentionDays=7 RequestsPerSecond=5 RequestsAtOnce=20]");
        assertThat(deploy("prod", ARN).output())
                .endsWith("[--parameter-overrides][DistributionArns=" + ARN + " LogRetentionDays=90]");
    }

    @Test
    void an_existing_stack_keeps_its_distributions() throws Exception {
        program("aws", EXISTS);

        assertThat(deploy("prod", "").output()).startsWith("[deploy]").doesNotContain("--parameter-overrides");
    }

    @Test
    void a_stack_that_cannot_be_read_is_not_taken_for_a_new_one() throws Exception {
        program("aws", "echo 'An error occurred (AccessDenied)' >&2; exit 254");

        Result result = deploy("prod", "");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("cannot be read: An error occurred (AccessDenied)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E1A2B3C4D5E6F7", ARN + ", " + ARN, ARN + " FrontDoor=cloudfront", ARN + "\nx", "*"})
    void a_value_that_is_no_list_of_ARNs_is_refused(String arns) throws Exception {
        program("aws", EXISTS);

        Result result = deploy("prod", arns);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).startsWith("::error::DISTRIBUTION_ARNS is not a list of ARNs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "staging", "prod|dev"})
    void an_unknown_environment_is_refused(String environment) throws Exception {
        assertThat(deploy(environment, ARN).exitCode()).isEqualTo(2);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result deploy(String environment, String arns) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("../.ci/deploy", environment).redirectErrorStream(true);
        script.environment()
                .putAll(Map.of("AWS_REGION", "eu-central-1", "STACK", "edgepurge", "DISTRIBUTION_ARNS", arns));
        script.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
