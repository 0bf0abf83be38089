package io.edgepurge.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.dashboard.DashboardProject.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardStepTest {
    private static final ProcessResult SILENT = new ProcessResult(0, "");
    private static final String INSTALLED = "npm ci --ignore-scripts PURGES=500 CHROMIUM=";
    private static final String BUILT = "npm run -s build PURGES=500 CHROMIUM=";

    @TempDir
    private Path folder;

    private DashboardProject project;

    @BeforeEach
    void createProject() throws IOException {
        project = DashboardProject.in(folder);
    }

    @Test
    void a_missing_build_runs_once() throws Exception {
        project.node("20.19.0");

        ProcessResult first = project.step("build");
        ProcessResult second = project.step("build");

        assertThat(first).isEqualTo(new ProcessResult(0, "Building the dashboard ...\n"));
        assertThat(second).isEqualTo(SILENT);
        assertThat(project.calls()).containsExactly(INSTALLED, BUILT);
        assertThat(project.step("is-built")).isEqualTo(SILENT);
        assertThat(project.step("can-build")).isEqualTo(SILENT);
    }

    @Test
    void the_notices_of_packages_are_part_of_the_page() throws Exception {
        project.node("22.12.0");
        project.step("build");
        project.write("dashboard/node_modules/@cloudscape-design/a/NOTICE", "thanks\n");
        project.write("dashboard/src/main.tsx", "changed");

        project.step("build");

        assertThat(folder.resolve("dashboard/dist/licences.md"))
                .content()
                .endsWith("## @cloudscape-design/a/NOTICE\n\nthanks\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main.tsx", "src/New.tsx", "index.html", "package.json"})
    void a_changed_source_is_built_again(String source) throws Exception {
        project.node("22.12.0");
        project.step("build");
        project.forgetCalls();

        project.write("dashboard/" + source, "changed");

        assertThat(project.step("is-built").exitCode()).isEqualTo(1);
        project.step("build");
        assertThat(project.calls()).contains(BUILT);
        assertThat(project.step("is-built")).isEqualTo(SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests/a.ts", "src/api/schema.d.ts", "target/x", "node_modules/x", "dist/assets/x"})
    void other_files_do_not_trigger_a_build(String file) throws Exception {
        project.node("24.0.1");
        project.step("build");

        project.write("dashboard/" + file, "changed");

        assertThat(project.step("is-built")).isEqualTo(SILENT);
    }

    @Test
    void packages_are_installed_again_only_when_the_lock_file_changes() throws Exception {
        project.node("22.12.0");
        project.step("build");
        project.write("dashboard/src/main.tsx", "changed");
        project.step("build");
        project.step("check");

        assertThat(project.calls()).filteredOn(INSTALLED::equals).hasSize(1);

        project.write("dashboard/package-lock.json", "changed");
        project.step("build");

        assertThat(project.calls()).filteredOn(INSTALLED::equals).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18.20.1", "20.18.3", "21.7.0", "22.11.0"})
    void an_outdated_Node_is_reported_in_one_line_without_failing(String version) throws Exception {
        project.node(version);

        String why =
                "The dashboard is not built: it requires Node 20.19, 22.12 or newer, and npm, and the installed Node is "
                        + version + ".\n";

        assertThat(project.step("build")).isEqualTo(new ProcessResult(0, why));
        assertThat(project.step("can-build")).isEqualTo(new ProcessResult(1, why));
        assertThat(project.step("check")).isEqualTo(SILENT);
        assertThat(project.step("browser")).isEqualTo(SILENT);
        assertThat(project.calls()).isEmpty();
        assertThat(project.step("is-built").exitCode()).isEqualTo(1);
    }

    @Test
    void a_missing_Node_or_npm_is_reported_in_one_line() throws Exception {
        assertThat(project.step("build").printed()).endsWith("and Node is not installed.\n");

        project.node("22.12.0");
        Files.delete(folder.resolve("tools/npm"));

        assertThat(project.step("build")).isEqualTo(new ProcessResult(0, """
                The dashboard is not built: it requires Node 20.19, 22.12 or newer, and npm, and npm is not installed.
                """));
    }

    @Test
    void a_failed_build_prints_the_reason_and_does_not_count_as_built() throws Exception {
        project.node("22.12.0");
        project.npmFailsAt("run", "no such type");

        ProcessResult failed = project.step("build");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.printed()).contains("no such type", "The dashboard: npm run -s build failed.");
        assertThat(project.step("is-built").exitCode()).isEqualTo(1);
        assertThat(project.step("check").exitCode()).isEqualTo(1);
    }

    @Test
    void a_failed_package_installation_is_reported_in_one_line_without_failing() throws Exception {
        project.node("22.12.0");
        project.program("tools/chromium", "");
        project.npmFailsAt("ci", "no such host");

        assertThat(project.step("build")).isEqualTo(new ProcessResult(0, """
                Building the dashboard ...
                The dashboard is not built: npm could not install its packages. See dashboard/target/install.log.
                """));
        assertThat(folder.resolve("dashboard/target/install.log")).hasContent("no such host");
        assertThat(project.step("check")).isEqualTo(SILENT);
        assertThat(project.step("browser")).isEqualTo(SILENT);
        assertThat(project.calls()).isEmpty();
        assertThat(project.step("is-built").exitCode()).isEqualTo(1);
    }

    @Test
    void an_outdated_page_is_not_tested_in_a_browser() throws Exception {
        project.node("22.12.0");
        project.program("tools/chromium", "");
        project.step("build");
        project.forgetCalls();

        project.write("dashboard/src/main.tsx", "changed");

        assertThat(project.step("browser")).isEqualTo(SILENT);
        assertThat(project.calls()).isEmpty();
    }

    @Test
    void a_missing_browser_skips_its_tests_in_one_line() throws Exception {
        project.node("22.12.0");
        project.step("build");
        project.forgetCalls();

        assertThat(project.step("browser")).isEqualTo(new ProcessResult(0, """
                The browser tests of the dashboard are skipped: there is no Chromium or Chrome. Set CHROMIUM to the path of one.
                """));
        assertThat(project.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "chromium-browser", "google-chrome"})
    void an_installed_browser_runs_the_tests(String browser) throws Exception {
        project.node("22.12.0");
        project.program("tools/" + browser, "");
        project.step("build");
        project.forgetCalls();

        assertThat(project.step("browser")).isEqualTo(SILENT);
        assertThat(project.calls()).isEqualTo(List.of("npm run -s browser PURGES=500 CHROMIUM=" + browser));
    }

    @Test
    void an_unknown_step_is_rejected() throws Exception {
        assertThat(project.step("bild").exitCode()).isEqualTo(2);
    }
}
