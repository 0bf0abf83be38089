package io.edgepurge.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.AwsBackendLocation;
import io.edgepurge.local.DistributionFault;
import io.edgepurge.local.LocalConfig;
import io.edgepurge.local.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandTest {
    private static final Screen PLAIN = new Screen(false, false);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void options_have_the_documented_defaults() {
        assertThat(parsed())
                .isEqualTo(
                        new LocalConfig(Path.of("."), Ports.from(8080), Optional.empty(), 1000, Duration.ofSeconds(2)));
    }

    @Test
    void options_are_parsed() {
        LocalConfig config =
                parsed("--base-port=9000", "--monthly-quota=3", "--data-dir", "kept", "--invalidation-seconds", "7");

        assertThat(config)
                .isEqualTo(new LocalConfig(
                        Path.of("."), Ports.from(9000), Optional.of(Path.of("kept")), 3, Duration.ofSeconds(7)));
    }

    @Test
    void a_browser_origin_can_be_allowed() {
        assertThat(parsed().behavior().browserOrigin()).isEmpty();
        assertThat(parsed("--browser-origin", "http://localhost:5173")
                        .behavior()
                        .browserOrigin())
                .contains("http://localhost:5173");
    }

    @Test
    void the_demo_distribution_can_have_faults() {
        assertThat(parsed().behavior().faults()).isEmpty();
        assertThat(parsed("--distribution-fault=no-tag-header", "--distribution-fault=foreign-host")
                        .behavior()
                        .faults())
                .containsExactlyInAnyOrder(DistributionFault.NO_TAG_HEADER, DistributionFault.FOREIGN_HOST);
    }

    @Test
    void tables_and_queues_can_be_in_another_emulator() {
        URI localStack = URI.create("http://localhost:4566");

        assertThat(parsed("--aws-endpoint-url", "http://localhost:4566").aws())
                .isEqualTo(new AwsBackendLocation.External(localStack, localStack));
    }

    @Test
    void an_external_emulator_excludes_a_data_folder(@TempDir Path project) {
        int exit = execute(
                "local",
                "--project",
                project.toString(),
                "--aws-endpoint-url=http://localhost:4566",
                "--data-dir=kept");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--aws-endpoint-url and --data-dir cannot be combined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--base-port=x",
                "--base-port=0",
                "--monthly-quota=-1",
                "--invalidation-seconds=-1",
                "--distribution-fault=none",
                "--aws-endpoint-url=localhost",
                "--monthly-quota=many",
                "--aws-endpoint-url=a b",
                "--what"
            })
    void an_invalid_option_is_named(String option, @TempDir Path project) {
        int exit = execute("local", "--project", project.toString(), option);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString().lines().findFirst())
                .get()
                .asString()
                .contains(option.replaceFirst("=.*", ""))
                .doesNotContain("java.", " int");
    }

    @Test
    void a_missing_command_prints_a_hint() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("local or demo");
    }

    @Test
    void a_port_in_use_prints_one_line_and_fails(@TempDir Path project) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exit = execute("local", "--project", project.toString(), "--base-port", "" + taken.getLocalPort());

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("edgepurge: port " + taken.getLocalPort() + " (api) is in use");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void there_is_no_color_without_a_terminal() {
        assertThat(Screen.of(null, Map.of())).isEqualTo(PLAIN);
        assertThat(PLAIN.styled("@|bold,red text|@")).isEqualTo("text");
    }

    private static LocalConfig parsed(String... options) {
        StackOptions parsed = new StackOptions();
        new CommandLine(new RootCommand()).addMixin("stack", parsed).parseArgs(options);
        return parsed.config();
    }

    private int execute(String... arguments) {
        return Main.commandLine(PLAIN, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
