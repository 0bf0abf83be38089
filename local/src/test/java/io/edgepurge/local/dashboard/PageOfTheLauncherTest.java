package io.edgepurge.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.dashboard.DashboardBuildFixture.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./edgepurge local} over a JDK that only says how it was called: everything but the page is built. */
class PageOfTheLauncherTest {
    @TempDir
    private Path folder;

    private DashboardBuildFixture workshop;

    @BeforeEach
    void makeAProject() throws IOException {
        workshop = DashboardBuildFixture.in(folder);
        for (String source : List.of("pom.xml", "shared/pom.xml", "cli/pom.xml", "client/pom.xml")) {
            workshop.write(source, "");
        }
        workshop.makeOld();
        workshop.write("local/target/edgepurge-local.jar", "");
        workshop.write("local/target/lib/a.jar", "");
        for (String function : List.of("purge-api", "purge-invoke", "status", "invalidation-worker")) {
            workshop.write("functions/" + function + "/target/edgepurge-" + function + "-lambda.jar", "");
        }
        workshop.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        workshop.program("jdk/bin/javac", "");
        workshop.program("jdk/bin/java", "echo started");
    }

    @Test
    void the_page_is_built_before_the_stack_starts_and_once() throws Exception {
        workshop.node("22.12.0");

        assertThat(launch(Map.of())).isEqualTo(new Ended(0, "Building the dashboard ...\nstarted\n"));
        assertThat(launch(Map.of())).isEqualTo(new Ended(0, "started\n"));
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    @Test
    void without_Node_the_stack_starts_all_the_same() throws Exception {
        Ended ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("The dashboard is not built: "),
                        line -> assertThat(line).isEqualTo("started"));
    }

    @Test
    void without_Node_another_build_is_not_waited_for() throws Exception {
        workshop.write("target/edgepurge.lock/pid", ProcessHandle.current().pid() + "\n");

        Ended ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed()).endsWith("started\n").doesNotContain("Waiting");
    }

    @Test
    void without_the_packages_the_stack_starts_all_the_same() throws Exception {
        workshop.node("22.12.0");
        workshop.npmFailsAt("ci", "no such host");

        Ended ended = launch(Map.of());

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.printed())
                .contains("npm could not install its packages")
                .endsWith("started\n");
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    @Test
    void where_nothing_may_be_built_the_stack_starts_with_what_there_is() throws Exception {
        workshop.node("22.12.0");

        assertThat(launch(Map.of("EDGEPURGE_BUILD", "never"))).isEqualTo(new Ended(0, "started\n"));
        assertThat(workshop.calls()).isEmpty();
    }

    @Test
    void a_page_that_cannot_be_built_stops_the_start() throws Exception {
        workshop.node("22.12.0");
        workshop.npmFailsAt("run", "no such type");

        Ended ended = launch(Map.of());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.printed()).contains("no such type", "edgepurge: the dashboard's build failed");
        assertThat(folder.resolve("target/edgepurge.lock")).doesNotExist();
    }

    private Ended launch(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        return workshop.run("edgepurge", environment, "local");
    }
}
