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
    void a_flag_comes_before_the_environment_and_that_before_the_file() throws IOException {
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
    void the_file_is_not_read_where_it_is_not_needed() throws IOException {
        write("this is no TOML");
        environment.put("EDGEPURGE_URL", "https://environment.example");

        assertThat(find(Setting.URL, Optional.empty())).contains("https://environment.example");
    }

    @Test
    void what_is_missing_is_asked_for_in_all_three_ways() {
        environment.put("HOME", "/home/ann");

        assertThatThrownBy(() -> settings().require(Setting.QUEUE_URL, Optional.empty()))
                .hasMessage(
                        "This command needs the URL of the stack's doorbell queue: give --queue-url, set"
                                + " EDGEPURGE_QUEUE_URL, or write queue-url = \"...\" into /home/ann/.config/edgepurge/config.toml.")
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    @Test
    void the_file_lies_where_xdg_says() throws IOException {
        environment.put("XDG_CONFIG_HOME", home.resolve("elsewhere").toString());
        write("url = 'https://ignored.example'");
        Files.createDirectories(home.resolve("elsewhere/edgepurge"));
        Files.writeString(home.resolve("elsewhere/edgepurge/config.toml"), "url = 'https://xdg.example'");

        assertThat(find(Setting.URL, Optional.empty())).contains("https://xdg.example");
        environment.put("XDG_CONFIG_HOME", "relative");
        assertThat(find(Setting.URL, Optional.empty())).contains("https://ignored.example");
    }

    @Test
    void a_key_that_others_may_read_is_not_used() throws IOException {
        Path file = write("key = 'private_abc'");
        assertThat(find(Setting.KEY, Optional.empty())).contains("private_abc");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> find(Setting.KEY, Optional.empty()))
                .hasMessageEndingWith("it holds a key, and others may read it: chmod 600 " + file)
                .hasMessageNotContaining("private_abc");
    }

    @Test
    void a_file_without_a_key_may_be_read_by_all() throws IOException {
        Path file = write("url = 'https://file.example'");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(find(Setting.URL, Optional.empty())).contains("https://file.example");
    }

    @Test
    void what_is_wrong_with_the_file_is_said_without_what_it_holds() throws IOException {
        assertRefused(
                "uri = 'secret'",
                "there is no setting uri, only url, key, table, queue-url, schedule-group, function-arn, schedule-role-arn, schedule-dead-letters-arn.");
        assertRefused("table = 'a'\nkey = secret'", "line 2 of it is not TOML.");
        assertRefused("key = 5", "key must be a text, as in key = \"...\".");
        assertRefused("[key]\nsecret = 'secret'", "key must be a text, as in key = \"...\".");
    }

    private void assertRefused(String toml, String problem) throws IOException {
        Path file = write(toml);

        assertThatThrownBy(() -> find(Setting.URL, Optional.empty()))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("The settings in " + file + " cannot be used: " + problem)
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
