package io.edgepurge.conformance.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each workflow has the least permissions it needs, and runs pinned code only. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of("..", ".github", "workflows");
    private static final Path ACTION = Path.of("..", "action.yml");
    private static final Pattern USES = Pattern.compile("(?m)^\\s*(?:- )?uses: *(.*)$");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    static List<Path> everyFile() throws IOException {
        return Stream.concat(workflows().stream(), Stream.of(ACTION)).toList();
    }

    @Test
    void the_workflows_build_deploy_and_run_the_docker_and_long_suites() throws IOException {
        assertThat(workflows())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("build.yml", "deploy.yml", "docker.yml", "long.yml");
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void actions_are_pinned_to_a_commit_and_name_its_version(Path file) throws IOException {
        assertThat(USES.matcher(Files.readString(file)).results())
                .isNotEmpty()
                .allSatisfy(uses -> assertThat(uses.group(1)).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_has_no_permissions_and_its_jobs_may_read_the_code(Path file) throws IOException {
        assertThat(read(file).get("permissions")).isEqualTo(Map.of());
        assertThat(jobs(file))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.get("permissions"))
                        .isEqualTo(
                                file.endsWith("deploy.yml")
                                        ? Map.of("contents", "read", "id-token", "write")
                                        : Map.of("contents", "read")));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void jobs_have_timeouts_and_do_not_run_concurrently(Path file) throws IOException {
        assertThat(read(file).get("concurrency")).isNotNull();
        assertThat(jobs(file))
                .allSatisfy(
                        job -> assertThat((Integer) job.get("timeout-minutes")).isBetween(1, 120));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void checkouts_do_not_persist_credentials(Path file) throws IOException {
        assertThat(steps(file))
                .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.get("with")).isEqualTo(Map.of("persist-credentials", false)));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_workflow_uses_secrets_or_runs_third_party_code_with_permissions(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("secrets.", "pull_request_target", "workflow_run");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_value_is_inserted_into_a_script(Path file) throws IOException {
        assertThat(steps(file))
                .extracting(step -> step.get("run"))
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.toString()).doesNotContain("${{"));
    }

    @Test
    void deployment_is_manual_and_uses_an_environment_and_a_role() throws IOException {
        Path deploy = FOLDER.resolve("deploy.yml");

        // YAML 1.1 reads the key "on" as true.
        assertThat(read(deploy).get(true))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("workflow_dispatch");
        assertThat(jobs(deploy))
                .singleElement()
                .satisfies(job -> assertThat(job.get("environment")).isEqualTo("${{ inputs.environment }}"));
        assertThat(Files.readString(deploy))
                .contains("role-to-assume: ${{ vars.AWS_DEPLOY_ROLE }}")
                .doesNotContain("aws-access-key-id", "cache: maven", "cache: npm")
                .contains("package-manager-cache: false");
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> read(Path file) throws IOException {
        return (Map<Object, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> jobs(Path file) throws IOException {
        Object jobs = Objects.requireNonNull(read(file).get("jobs"));
        return List.copyOf(((Map<String, Map<String, Object>>) jobs).values());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Path file) throws IOException {
        return jobs(file).stream()
                .map(job -> Objects.requireNonNull(job.get("steps")))
                .flatMap(steps -> ((List<Map<String, Object>>) steps).stream())
                .toList();
    }
}
