package io.edgepurge.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void a_flag_overrides_the_environment_which_overrides_the_file() throws IOException {
        write("url = 'https://file.example'\ntable = 'file'\nqueue-url = 'file'");
        environment.put("EDGEPURGE_URL", "https://environment.example");
        environment.put("EDGEPURGE_TABLE", "environment");

        assertThat(find(Setting.URL, Optional.of("https://flag.example"))).contains("https://flag.example");
        assertThat(find(Setting.TABLE, Optional.empty())).contains("environment");
        assertThat(find(Setting.QUEUE_URL, Optional.empty())).contains("file");
        assertThat(find(Setting.KEY, Optional.empty())).isEmpty();
    }

    @Test
    void a_blank_setting_is_a_missing_one() throws IOException {
        write("url = 'https://file.example'");
        environment.put("EDGEPURGE_URL", " ");

        assertThat(find(Setting.URL, Optional.of(""))).contains("https://file.example");
    }

    @Test
    void the_file_is_read_only_if_needed() throws IOException {
        write("this is no TOML");
        environment.put("EDGEPURGE_URL", "https://environment.example");

        assertThat(find(Setting.URL, Optional.empty())).contains("https://environment.example");
    }

    @Test
    void a_missing_setting_is_reported_with_all_ways_to_provide_it() {
        environment.put("HOME", "/home/ann");

        assertThatThrownBy(() -> settings().require(Setting.QUEUE_URL, Optional.empty()))
                .hasMessage(
                        "This command needs the URL of the stack's doorbell queue. Use --queue-url, set"
                                + " EDGEPURGE_QUEUE_URL, or add queue-url = \"...\" to /home/ann/.config/edgepurge/config.toml.")
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @Test
    void the_file_is_in_xdg_config_home() throws IOException {
        environment.put("XDG_CONFIG_HOME", home.resolve("elsewhere").toString());
        write("url = 'https://ignored.example'");
        Files.createDirectories(home.resolve("elsewhere/edgepurge"));
        Files.writeString(home.resolve("elsewhere/edgepurge/config.toml"), "url = 'https://xdg.example'");

        assertThat(find(Setting.URL, Optional.empty())).contains("https://xdg.example");
        environment.put("XDG_CONFIG_HOME", "relative");
        assertThat(find(Setting.URL, Optional.empty())).contains("https://ignored.example");
    }

    @Test
    void a_key_readable_by_others_is_rejected() throws IOException {
        Path file = write("key = 'private_abc'");
        assertThat(find(Setting.KEY, Optional.empty())).contains("private_abc");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> find(Setting.KEY, Optional.empty()))
                .hasMessageEndingWith("it contains a key and other users can read it. Run: chmod 600 " + file)
                .hasMessageNotContaining("private_abc");
    }

    @Test
    void a_file_without_a_key_may_be_readable_by_others() throws IOException {
        Path file = write("url = 'https://file.example'");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(find(Setting.URL, Optional.empty())).contains("https://file.example");
    }

    @Test
    void errors_in_the_file_are_reported_without_its_values() throws IOException {
        assertRefused(
                "uri = 'secret'",
                "unknown setting uri. Known settings: url, key, table, queue-url, schedule-group, function-arn, schedule-role-arn, schedule-dead-letters-arn.");
        assertRefused("table = 'a'\nkey = secret'", "line 2 is not valid TOML.");
        assertRefused("key = 5", "key must be a string, such as key = \"...\".");
        assertRefused("[key]\nsecret = 'secret'", "key must be a string, such as key = \"...\".");
    }

    private void assertRefused(String toml, String problem) throws IOException {
        Path file = write(toml);

        assertThatThrownBy(() -> find(Setting.URL, Optional.empty()))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot use the configuration file " + file + ": " + problem)
                .hasMessageNotContaining("secret");
    }

    private Optional<String> find(Setting setting, Optional<String> flag) {
        return settings().find(setting, flag);
    }

    private Settings settings() {
        return new Settings(environment, ConfigFile.in(environment));
    }

    private Path write(String toml) throws IOException {
        environment.put("HOME", home.toString());
        Path folder = Files.createDirectories(home.resolve(".config/edgepurge"));
        Path file = Files.writeString(folder.resolve("config.toml"), toml);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
