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

/** A workflow runs with rights of ours: each may do what it needs, from code that nobody can exchange. */
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
    void actions_are_pinned_to_a_commit_and_say_which_version_that_is(Path file) throws IOException {
        assertThat(USES.matcher(Files.readString(file)).results())
                .isNotEmpty()
                .allSatisfy(uses -> assertThat(uses.group(1)).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_may_nothing_and_its_jobs_may_read_the_code(Path file) throws IOException {
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
    void a_job_ends_and_does_not_run_into_another(Path file) throws IOException {
        assertThat(read(file).get("concurrency")).isNotNull();
        assertThat(jobs(file))
                .allSatisfy(
                        job -> assertThat((Integer) job.get("timeout-minutes")).isBetween(1, 120));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_credentials_stay_behind_in_the_checked_out_folder(Path file) throws IOException {
        assertThat(steps(file))
                .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.get("with")).isEqualTo(Map.of("persist-credentials", false)));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_workflow_holds_a_secret_or_runs_strangers_code_with_our_rights(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContain("secrets.", "pull_request_target", "workflow_run");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_value_becomes_part_of_a_script(Path file) throws IOException {
        assertThat(steps(file))
                .extracting(step -> step.get("run"))
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.toString()).doesNotContain("${{"));
    }

    @Test
    void it_deploys_by_hand_alone_into_an_environment_and_by_a_role() throws IOException {
        Path deploy = FOLDER.resolve("deploy.yml");

        // YAML 1.1 reads the key "on" as true
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
