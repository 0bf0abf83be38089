package io.edgepurge.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.dashboard.DashboardProject.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./edgepurge local} with a fake JDK. Everything except the dashboard is already built. */
class LauncherDashboardBuildTest {
    @TempDir
    private Path folder;

    private DashboardProject project;

    @BeforeEach
    void createProject() throws IOException {
        project = DashboardProject.in(folder);
        for (String source : List.of("pom.xml", "shared/pom.xml", "cli/pom.xml", "client/pom.xml")) {
            project.write(source, "");
        }
        project.makeFilesOld();
        project.write("local/target/edgepurge-local.jar", "");
        project.write("local/target/lib/a.jar", "");
        for (String function : List.of("purge-api", "purge-invoke", "status", "invalidation-worker")) {
            project.write("functions/" + function + "/target/edgepurge-" + function + "-lambda.jar", "");
        }
        project.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        project.program("jdk/bin/javac", "");
        project.program("jdk/bin/java", "echo started");
    }

    @Test
    void the_page_is_built_before_the_stack_starts_and_once() throws Exception {
        project.node("22.12.0");

        assertThat(launch(Map.of())).isEqualTo(new ProcessResult(0, "Building the dashboard ...\nstarted\n"));
        assertThat(launch(Map.of())).isEqualTo(new ProcessResult(0, "started\n"));
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    @Test
    void the_stack_starts_without_Node() throws Exception {
        ProcessResult ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("The dashboard is not built: "),
                        line -> assertThat(line).isEqualTo("started"));
    }

    @Test
    void without_Node_the_start_does_not_wait_for_another_build() throws Exception {
        project.write("target/edgepurge.lock/pid", ProcessHandle.current().pid() + "\n");

        ProcessResult ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed()).endsWith("started\n").doesNotContain("Waiting");
    }

    @Test
    void the_stack_starts_if_packages_cannot_be_installed() throws Exception {
        project.node("22.12.0");
        project.npmFailsAt("ci", "no such host");

        ProcessResult ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed())
                .contains("npm could not install its packages")
                .endsWith("started\n");
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    @Test
    void the_stack_starts_with_existing_files_if_builds_are_disabled() throws Exception {
        project.node("22.12.0");

        assertThat(launch(Map.of("EDGEPURGE_BUILD", "never"))).isEqualTo(new ProcessResult(0, "started\n"));
        assertThat(project.calls()).isEmpty();
    }

    @Test
    void a_failed_dashboard_build_prevents_the_start() throws Exception {
        project.node("22.12.0");
        project.npmFailsAt("run", "no such type");

        ProcessResult ended = launch(Map.of());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.printed()).contains("no such type", "edgepurge: the dashboard's build failed");
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    private ProcessResult launch(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        return project.run("edgepurge", environment, "local");
    }
}
