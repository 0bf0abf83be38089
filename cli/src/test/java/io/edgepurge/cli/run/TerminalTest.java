package io.edgepurge.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {
    @Test
    void the_launcher_sets_which_streams_are_terminals() {
        assertThat(terminal("12", Map.of("COLUMNS", "100"))).isEqualTo(new Terminal(true, true, true, 100));
        assertThat(terminal("2", Map.of())).isEqualTo(new Terminal(false, true, true, 80));
        assertThat(Terminal.of(new Properties(), Map.of()).out()).isFalse();
    }

    @Test
    void colors_are_used_on_terminals_unless_disabled() {
        assertThat(terminal("1", Map.of()).ansi()).isEqualTo(Ansi.ON);
        assertThat(terminal("1", Map.of()).ansiOfMessages()).isEqualTo(Ansi.OFF);
        assertThat(terminal("2", Map.of()).ansi()).isEqualTo(Ansi.OFF);
        assertThat(terminal("1", Map.of("NO_COLOR", "1")).ansi()).isEqualTo(Ansi.OFF);
        assertThat(terminal("1", Map.of("NO_COLOR", "")).ansi()).isEqualTo(Ansi.ON);
        assertThat(terminal("1", Map.of("TERM", "dumb")).ansi()).isEqualTo(Ansi.OFF);
    }

    @Test
    void an_invalid_width_is_80() {
        assertThat(terminal("1", Map.of("COLUMNS", "")).columns()).isEqualTo(80);
        assertThat(terminal("1", Map.of("COLUMNS", "0")).columns()).isEqualTo(80);
        assertThat(terminal("1", Map.of("COLUMNS", "3")).columns()).isEqualTo(40);
    }

    private static Terminal terminal(String streams, Map<String, String> environment) {
        Properties launched = new Properties();
        launched.setProperty("edgepurge.terminals", streams);
        return Terminal.of(launched, environment);
    }
}
