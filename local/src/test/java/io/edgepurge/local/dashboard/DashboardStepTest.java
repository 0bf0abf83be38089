package io.edgepurge.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.dashboard.DashboardBuildFixture.Ended;
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
    private static final Ended QUIET = new Ended(0, "");
    private static final String INSTALLED = "npm ci --ignore-scripts PURGES=500 CHROMIUM=";
    private static final String BUILT = "npm run -s build PURGES=500 CHROMIUM=";

    @TempDir
    private Path folder;

    private DashboardBuildFixture workshop;

    @BeforeEach
    void makeAWorkshop() throws IOException {
        workshop = DashboardBuildFixture.in(folder);
    }

    @Test
    void what_is_not_built_is_built_once() throws Exception {
        workshop.node("20.19.0");

        Ended first = workshop.step("build");
        Ended second = workshop.step("build");

        assertThat(first).isEqualTo(new Ended(0, "Building the dashboard ...\n"));
        assertThat(second).isEqualTo(QUIET);
        assertThat(workshop.calls()).containsExactly(INSTALLED, BUILT);
        assertThat(workshop.step("is-built")).isEqualTo(QUIET);
        assertThat(workshop.step("can-build")).isEqualTo(QUIET);
    }

    @Test
    void what_its_packages_say_of_others_work_goes_with_the_page() throws Exception {
        workshop.node("22.12.0");
        workshop.step("build");
        workshop.write("dashboard/node_modules/@cloudscape-design/a/NOTICE", "thanks\n");
        workshop.write("dashboard/src/main.tsx", "changed");

        workshop.step("build");

        assertThat(folder.resolve("dashboard/dist/licences.md"))
                .content()
                .endsWith("## @cloudscape-design/a/NOTICE\n\nthanks\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main.tsx", "src/New.tsx", "index.html", "package.json"})
    void a_changed_source_is_built_again(String source) throws Exception {
        workshop.node("22.12.0");
        workshop.step("build");
        workshop.forgetCalls();

        workshop.write("dashboard/" + source, "changed");

        assertThat(workshop.step("is-built").exitCode()).isEqualTo(1);
        workshop.step("build");
        assertThat(workshop.calls()).contains(BUILT);
        assertThat(workshop.step("is-built")).isEqualTo(QUIET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests/a.ts", "src/api/schema.d.ts", "target/x", "node_modules/x", "dist/assets/x"})
    void what_is_not_part_of_the_page_changes_nothing(String file) throws Exception {
        workshop.node("24.0.1");
        workshop.step("build");

        workshop.write("dashboard/" + file, "changed");

        assertThat(workshop.step("is-built")).isEqualTo(QUIET);
    }

    @Test
    void packages_are_installed_again_only_when_others_are_wanted() throws Exception {
        workshop.node("22.12.0");
        workshop.step("build");
        workshop.write("dashboard/src/main.tsx", "changed");
        workshop.step("build");
        workshop.step("check");

        assertThat(workshop.calls()).filteredOn(INSTALLED::equals).hasSize(1);

        workshop.write("dashboard/package-lock.json", "changed");
        workshop.step("build");

        assertThat(workshop.calls()).filteredOn(INSTALLED::equals).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18.20.1", "20.18.3", "21.7.0", "22.11.0"})
    void an_older_Node_is_named_in_one_line_and_nothing_fails(String version) throws Exception {
        workshop.node(version);

        String why = "The dashboard is not built: it takes Node 20.19, 22.12 or newer, and npm, and here Node is "
                + version + ".\n";

        assertThat(workshop.step("build")).isEqualTo(new Ended(0, why));
        assertThat(workshop.step("can-build")).isEqualTo(new Ended(1, why));
        assertThat(workshop.step("check")).isEqualTo(QUIET);
        assertThat(workshop.step("browser")).isEqualTo(QUIET);
        assertThat(workshop.calls()).isEmpty();
        assertThat(workshop.step("is-built").exitCode()).isEqualTo(1);
    }

    @Test
    void without_Node_or_npm_it_is_said_once_as_well() throws Exception {
        assertThat(workshop.step("build").printed()).endsWith("and here there is no Node.\n");

        workshop.node("22.12.0");
        Files.delete(folder.resolve("tools/npm"));

        assertThat(workshop.step("build")).isEqualTo(new Ended(0, """
                The dashboard is not built: it takes Node 20.19, 22.12 or newer, and npm, and here there is no npm.
                """));
    }

    @Test
    void what_fails_says_why_and_is_not_taken_for_built() throws Exception {
        workshop.node("22.12.0");
        workshop.npmFailsAt("run", "no such type");

        Ended failed = workshop.step("build");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.printed()).contains("no such type", "The dashboard: npm run -s build failed.");
        assertThat(workshop.step("is-built").exitCode()).isEqualTo(1);
        assertThat(workshop.step("check").exitCode()).isEqualTo(1);
    }

    @Test
    void where_packages_cannot_be_installed_that_is_said_in_one_line_and_nothing_fails() throws Exception {
        workshop.node("22.12.0");
        workshop.program("tools/chromium", "");
        workshop.npmFailsAt("ci", "no such host");

        assertThat(workshop.step("build")).isEqualTo(new Ended(0, """
                Building the dashboard ...
                The dashboard is not built: npm could not install its packages; see dashboard/target/install.log.
                """));
        assertThat(folder.resolve("dashboard/target/install.log")).hasContent("no such host");
        assertThat(workshop.step("check")).isEqualTo(QUIET);
        assertThat(workshop.step("browser")).isEqualTo(QUIET);
        assertThat(workshop.calls()).isEmpty();
        assertThat(workshop.step("is-built").exitCode()).isEqualTo(1);
    }

    @Test
    void a_page_older_than_its_sources_is_not_tried_in_a_browser() throws Exception {
        workshop.node("22.12.0");
        workshop.program("tools/chromium", "");
        workshop.step("build");
        workshop.forgetCalls();

        workshop.write("dashboard/src/main.tsx", "changed");

        assertThat(workshop.step("browser")).isEqualTo(QUIET);
        assertThat(workshop.calls()).isEmpty();
    }

    @Test
    void without_a_browser_its_tests_are_left_out_in_one_line() throws Exception {
        workshop.node("22.12.0");
        workshop.step("build");
        workshop.forgetCalls();

        assertThat(workshop.step("browser")).isEqualTo(new Ended(0, """
                The dashboard is not tried in a browser: there is no Chromium or Chrome (CHROMIUM may name one).
                """));
        assertThat(workshop.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "chromium-browser", "google-chrome"})
    void the_browser_that_is_there_runs_them(String browser) throws Exception {
        workshop.node("22.12.0");
        workshop.program("tools/" + browser, "");
        workshop.step("build");
        workshop.forgetCalls();

        assertThat(workshop.step("browser")).isEqualTo(QUIET);
        assertThat(workshop.calls()).isEqualTo(List.of("npm run -s browser PURGES=500 CHROMIUM=" + browser));
    }

    @Test
    void an_unknown_step_is_not_understood() throws Exception {
        assertThat(workshop.step("bild").exitCode()).isEqualTo(2);
    }
}
